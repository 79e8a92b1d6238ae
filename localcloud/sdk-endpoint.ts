import { randomUUID } from 'node:crypto';
import { CloudError, notImplemented } from './cloud-error';
import { isWrite } from './database';
import type { LocalCloud } from './local-cloud';
import { callOpenApi } from './open-api';
import { decodeArguments, encodeAnswer, parseMultipart } from './open-api-wire';

type Payload = Record<string, unknown>;

const NO_PERMISSION = -604101;
const UNKNOWN_API = -604100;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function database(cloud: LocalCloud, action: string, payload: Payload, invocation: string | undefined) {
  const kind = isWrite(action) ? 'databaseWrites' : 'databaseReads';
  const startedAt = performance.now();
  cloud.meter.count(kind, invocation);
  try {
    return await cloud.database.handle(action, payload, invocation);
  } finally {
    if (cloud.faults.databaseLatencyMs > 0) await wait(cloud.faults.databaseLatencyMs);
    cloud.meter.step(invocation, { kind, startedAt, endedAt: performance.now() });
  }
}

function links(cloud: LocalCloud, payload: Payload, invocation: string | undefined): Payload {
  const files = (Array.isArray(payload.file_list) ? payload.file_list : []) as {
    fileid: string;
    max_age?: number;
  }[];
  if (files.length > 50) throw new CloudError('INVALID_PARAM', '[InvalidParameter] at most 50 files');
  cloud.meter.count('linkRequests', invocation);
  const list = files.map(({ fileid, max_age: seconds = 7_200 }) => {
    const link = cloud.storage.link(String(fileid), Math.min(seconds, 86_400));
    return link
      ? { code: 'SUCCESS', fileID: fileid, tempFileURL: cloud.url + link, maxAge: seconds }
      : { code: 'STORAGE_FILE_NONEXIST', fileID: fileid };
  });
  return { data: { download_list: list } };
}

function removeFiles(cloud: LocalCloud, payload: Payload): Payload {
  const files = (Array.isArray(payload.fileid_list) ? payload.fileid_list : []) as string[];
  const list = files.map((fileID) => ({
    fileID,
    code: cloud.storage.remove(String(fileID)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
  }));
  return { data: { delete_list: list } };
}

async function nestedCall(cloud: LocalCloud, payload: Payload): Promise<Payload> {
  const event = payload.request_data ? JSON.parse(String(payload.request_data)) : {};
  const result = await cloud.host.invoke(String(payload.function_name), event, { source: 'scf' });
  return { data: { response_data: JSON.stringify(result) } };
}

async function answer(cloud: LocalCloud, payload: Payload, invocation: string | undefined): Promise<Payload> {
  const action = String(payload.action);
  if (action.startsWith('database.')) return database(cloud, action, payload, invocation);
  if (action === 'storage.batchGetDownloadUrl') return links(cloud, payload, invocation);
  if (action === 'storage.batchDeleteFile') return removeFiles(cloud, payload);
  if (action === 'functions.invokeFunction') return nestedCall(cloud, payload);
  throw notImplemented(action.slice(0, 80));
}

/** Answers one JSON request of the SDK; errors are HTTP 200 with code and message, as the service answers them. */
export async function answerSdk(cloud: LocalCloud, payload: Payload, invocation: string | undefined) {
  const requestId = randomUUID();
  try {
    return { requestId, ...(await answer(cloud, payload, invocation)) };
  } catch (error) {
    if (error instanceof CloudError) return { requestId, code: error.code, message: error.message };
    process.stderr.write(`local cloud: ${(error as Error).stack}\n`);
    return { requestId, code: 'SYS_ERR', message: 'the local cloud failed; its log says why' };
  }
}

/** Answers one `wx.openApi` request (multipart with protobuf). A function needs the permission in its config.json. */
export function answerOpenApi(
  cloud: LocalCloud,
  body: Buffer,
  contentType: string,
  invocation: string | undefined,
) {
  const parts = parseMultipart(body, contentType);
  const name = parts.apiName?.toString() ?? '';
  cloud.meter.count('openapiCalls', invocation);
  const caller = invocation === undefined ? undefined : cloud.host.functionOf(invocation);
  if (caller && !caller.openapi.includes(name)) return encodeAnswer(undefined, NO_PERMISSION);
  const args = parts.requestData ? decodeArguments(parts.requestData) : {};
  const result = callOpenApi(cloud, name, args);
  if (!result) process.stderr.write(`NotImplemented: open API ${name.slice(0, 80)}\n`);
  return result ? encodeAnswer(result) : encodeAnswer(undefined, UNKNOWN_API);
}
