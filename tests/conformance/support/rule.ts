import { realEnvironment } from './sdk';

/** What a case rests on: something published, never our belief. */
export type Source = string;

/** A page of the MongoDB manual (the service keeps Mongo's rules). */
export const manual = (page: string): Source => `MongoDB manual, ${page}`;
/** A test that the SDK's makers run against the service: TencentCloudBase/node-sdk, test/database. */
export const makers = (file: string): Source => `node-sdk tests, ${file}`;
/** The source of @cloudbase/database 1.4.3 or wx-server-sdk 4.0.2. */
export const sdkSource = (file: string): Source => `SDK source, ${file}`;
/** WeChat's own guide to cloud development. */
export const guide = (page: string): Source => `WeChat guide, ${page}`;
/** A clause of the project's collected facts on the platform. */
export const platform = (clause: string): Source => `platform facts, ${clause}`;

/** One rule of the service. */
export function rule(name: string, source: Source, check: () => Promise<void>): void {
  test(`${name} [${source}]`, check);
}

/** A rule that can be seen on the local cloud only: what it refuses, explains or warns of. */
export function localRule(name: string, source: Source, check: () => Promise<void>): void {
  if (!realEnvironment) rule(name, source, check);
}

/** Rules that can all be seen on the local cloud only, with what is done before them. */
export function localRules(name: string, define: () => void): void {
  if (!realEnvironment) describe(name, define);
}
