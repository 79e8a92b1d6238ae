import type { TestCloud } from '../../support/localcloud';

let running: TestCloud | undefined;

/** Remembers the local cloud of this run between Jest's global setup and teardown. */
export function keep(cloud: TestCloud): void {
  running = cloud;
}

export async function stopKept(): Promise<void> {
  await running?.stop();
}
