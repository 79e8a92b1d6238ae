import { randomUUID } from 'node:crypto';
import { CloudError, notImplemented } from './cloud-error';
import { isWrite } from './database';
import { HttpError, isObject, parseJsonObject } from './http-tools';
import type { LocalCloud } from './local-cloud';
import { apiNamed } from './open-api';
import { decodeArguments, encodeAnswer, encodeRefusal, parseMultipart } from './open-api/wire';

type Payload = Record<string, unknown>;

const OPEN_API = 'wx.openApi';
const NO_PERMISSION = -604101;
/** an API is called by an invocation that runs, nobody else (wx-server-sdk's error table) */
const ILLEGAL_SOURCE = -604104;
const MOST_FILES = 50;
const LINK_SECONDS = 7_200;
const LONGEST_LINK_SECONDS = 86_400;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts a database call, times it as a step of the invocation that made it, and lets ordered faults happen. */
async function database(cloud: LocalCloud, action: string, payload: Payload, invocation: string | undefined) {
  const kind = isWrite(action) ? 'databaseWrites' : 'databaseReads';
  const collection = typeof payload.collectionName === 'string' ? payload.collectionName : undefined;
  const startedAt = performance.now();
  cloud.meter.count(kind, invocation);
  try {
    if (cloud.faults.databaseLatencyMs > 0) await wait(cloud.faults.databaseLatencyMs);
    const fault = cloud.faults.takeDatabaseFault(action, collection);
    if (fault) throw fault;
    return await cloud.database.handle(action, payload, invocation);
  } finally {
    cloud.meter.step(invocation, { kind, startedAt, endedAt: performance.now() });
  }
}

const invalid = (name: string) => new CloudError('INVALID_PARAM', `[InvalidParameter] ${name}`);

function listOf(value: unknown, most: number): unknown[] {
  if (!Array.isArray(value) || value.length > most) {
    throw invalid(`a list of at most ${most} files is expected`);
  }
  return value;
}

function links(cloud: LocalCloud, payload: Payload, invocation: string | undefined): Payload {
  const files = listOf(payload.file_list, MOST_FILES);
  cloud.meter.count('linkRequests', invocation);
  const list = files.map((file) => {
    const { fileid, max_age: asked = LINK_SECONDS } = isObject(file) ? file : {};
    if (typeof fileid !== 'string' || !Number.isInteger(asked) || Number(asked) < 0)
      throw invalid('file_list');
    const seconds = Math.min(Number(asked), LONGEST_LINK_SECONDS);
    const link = cloud.storage.link(fileid, seconds);
    return link
      ? { code: 'SUCCESS', fileID: fileid, tempFileURL: cloud.url + link, maxAge: seconds }
      : { code: 'STORAGE_FILE_NONEXIST', fileID: fileid };
  });
  return { data: { download_list: list } };
}

function removeFiles(cloud: LocalCloud, payload: Payload): Payload {
  const list = listOf(payload.fileid_list, MOST_FILES).map((fileID) => {
    if (typeof fileID !== 'string') throw invalid('fileid_list');
    return { fileID, code: cloud.storage.remove(fileID) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
  });
  return { data: { delete_list: list } };
}

/** Where cloud.uploadFile puts its bytes; the token comes back with them and tells who pays. */
function uploadTicket(cloud: LocalCloud, payload: Payload, invocation: string | undefined): Payload {
  const { path, fileId } = cloud.storage.uploadTicket(String(payload.path));
  const token = invocation ?? '';
  return { data: { url: cloud.url + path, token, authorization: 'local', fileId, cosFileId: fileId } };
}

/** A function called by a function: its own billed call, no person, and `,scf` behind the source (getWXContext). */
async function nestedCall(
  cloud: LocalCloud,
  payload: Payload,
  invocation: string | undefined,
): Promise<Payload> {
  const source = cloud.host.running(invocation)?.caller.source;
  const event = parseJsonObject(Buffer.from(String(payload.request_data ?? '')));
  const result = await cloud.host.invoke(String(payload.function_name), event, {
    source: source ? `${source},scf` : 'scf',
  });
  return { data: { response_data: JSON.stringify(result) } };
}

async function answer(cloud: LocalCloud, payload: Payload, invocation: string | undefined): Promise<Payload> {
  const { action } = payload;
  if (typeof action !== 'string') throw invalid('action');
  if (action.startsWith('database.')) return database(cloud, action, payload, invocation);
  switch (action) {
    case 'storage.getUploadMetadata':
      return uploadTicket(cloud, payload, invocation);
    case 'storage.batchGetDownloadUrl':
      return links(cloud, payload, invocation);
    case 'storage.batchDeleteFile':
      return removeFiles(cloud, payload);
    case 'functions.invokeFunction':
      return nestedCall(cloud, payload, invocation);
    default:
      throw notImplemented(action.slice(0, 80));
  }
}

/** Errors are HTTP 200 with code and message, as the service answers them; only what no SDK sends is an HTTP error. */
function failure(requestId: string, error: unknown): Payload {
  if (error instanceof HttpError) throw error;
  if (error instanceof CloudError) return { requestId, code: error.code, message: error.message };
  process.stderr.write(`local cloud: ${(error as Error).stack}\n`);
  return { requestId, code: 'SYS_ERR', message: 'the local cloud failed; its log says why' };
}

/** Answers one JSON request of the SDK. */
export async function answerSdk(cloud: LocalCloud, payload: Payload, invocation: string | undefined) {
  const requestId = randomUUID();
  try {
    return { requestId, ...(await answer(cloud, payload, invocation)) };
  } catch (error) {
    return failure(requestId, error);
  }
}

async function openApi(cloud: LocalCloud, body: Buffer, contentType: string, invocation: string | undefined) {
  const parts = parseMultipart(body, contentType);
  const action = parts.action?.toString() ?? OPEN_API;
  const name = parts.apiName?.toString() ?? '';
  if (action !== OPEN_API) throw notImplemented(`${action.slice(0, 40)} ${name.slice(0, 80)}`);
  const args = parts.requestData ? decodeArguments(parts.requestData) : {};
  const api = apiNamed(name);
  const running = cloud.host.running(invocation);
  if (!running) return encodeRefusal(ILLEGAL_SOURCE);
  if (!running.config.openapi.includes(name)) return encodeRefusal(NO_PERMISSION);
  return encodeAnswer(await api(cloud, args));
}

/**
 * Answers one multipart request of the SDK, `wx.openApi` with protobuf: bytes, or an error as an object. The function
 * that calls needs the permission in its config.json (-604101).
 */
export async function answerMultipart(
  cloud: LocalCloud,
  body: Buffer,
  contentType: string,
  invocation: string | undefined,
): Promise<Buffer | Payload> {
  try {
    cloud.meter.count('openapiCalls', invocation);
    return await openApi(cloud, body, contentType, invocation);
  } catch (error) {
    return failure(randomUUID(), error);
  }
}
