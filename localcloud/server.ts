import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CloudError } from './cloud-error';
import { answerControl } from './control';
import { fileTypeOf } from './file-types';
import { HttpError, isObject, mustBeLocal, parseJsonObject, readBody, send, sendJson } from './http-tools';
import type { LocalCloud } from './local-cloud';
import { answerMultipart, answerSdk } from './sdk-endpoint';
import { readStatic } from './static-files';
import { LARGEST_FILE_BYTES } from './storage';

const ADMIN_BYTES = 20 * 1024 * 1024;
/** a little more than an event may have, so that the function host can say so */
const CALL_BYTES = 7 * 1024 * 1024;
const INVOCATION_ID_LENGTH = 36;
const stage = path.join(path.dirname(fileURLToPath(import.meta.url)), 'stage');

type Route = (
  cloud: LocalCloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void>;

const admin: Route = async (cloud, request, response, url) => {
  const body = await readBody(request, ADMIN_BYTES);
  const type = request.headers['content-type'] ?? '';
  // the SDK appends an event id to the TCB_SEQID that the host gave this invocation
  const invocation = url.searchParams.get('seqId')?.slice(0, INVOCATION_ID_LENGTH);
  if (type.startsWith('multipart/form-data')) {
    const answer = await answerMultipart(cloud, body, type, invocation);
    if (Buffer.isBuffer(answer)) send(response, 200, 'application/octet-stream', answer);
    else sendJson(response, answer);
    return;
  }
  sendJson(response, await answerSdk(cloud, parseJsonObject(body), invocation));
};

/** What wx.cloud.callFunction does: the person comes from outside, not from the event. */
const call: Route = async (cloud, request, response, url) => {
  const { openid, data = {} } = parseJsonObject(await readBody(request, CALL_BYTES));
  if (openid !== undefined && (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid))) {
    throw new HttpError(400, 'openid: letters, digits, - and _, or nothing');
  }
  if (!isObject(data)) throw new HttpError(400, 'data: the event, a JSON object');
  const name = url.pathname.slice('/call/'.length);
  try {
    sendJson(response, { result: await cloud.host.invoke(name, data, { openid, source: 'wx_client' }) });
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    sendJson(response, { error: { code: error.code, message: error.message } });
  }
};

/** What wx.cloud.uploadFile does. */
const upload: Route = async (cloud, request, response, url) => {
  const body = await readBody(request, LARGEST_FILE_BYTES);
  if (!request.headers['x-openid']) throw new HttpError(400, 'the header x-openid says who uploads');
  try {
    const fileID = cloud.storage.put(url.searchParams.get('path') ?? '', body);
    cloud.meter.count('storageUploads');
    sendJson(response, { fileID });
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    sendJson(response, { error: { code: error.code, message: error.message } }, 400);
  }
};

/** What cloud.uploadFile in a function does after it has its ticket; errors are XML, as the object store answers them. */
const putFile: Route = async (cloud, request, response, url) => {
  const key = storageKey(url);
  const { searchParams } = url;
  const body = await readBody(request, LARGEST_FILE_BYTES);
  try {
    cloud.storage.putWithTicket(key, Number(searchParams.get('t')), searchParams.get('sign') ?? '', body);
    cloud.meter.count('storageUploads', String(request.headers['x-cos-security-token'] ?? ''));
    send(response, 200, 'application/xml', '');
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { code, message } = error;
    const detail = `<RequestId>local</RequestId><TraceId>local</TraceId>`;
    const xml = `<Error><Code>${code}</Code><Message>${message}</Message>${detail}</Error>`;
    send(response, 403, 'application/xml', xml);
  }
};

const storageKey = (url: URL) => decodeURIComponent(url.pathname.slice('/storage/'.length));

const download: Route = async (cloud, _, response, url) => {
  const key = storageKey(url);
  const { searchParams } = url;
  const bytes = cloud.storage.open(key, Number(searchParams.get('t')), searchParams.get('sign') ?? '');
  if (!bytes) throw new HttpError(403, 'this link is over or was not made here');
  cloud.meter.count('storageDownloads');
  send(response, 200, fileTypeOf(key)?.contentType ?? 'application/octet-stream', bytes);
};

const control: Route = async (cloud, request, response, url) => {
  const body = request.method === 'POST' ? parseJsonObject(await readBody(request, CALL_BYTES)) : {};
  const name = url.pathname.slice('/control/'.length);
  sendJson(response, await answerControl(cloud, request.method ?? 'GET', name, body, url.searchParams));
};

function files(directory: (cloud: LocalCloud) => string, prefix: string): Route {
  return async (cloud, _, response, url) => {
    const file = readStatic(directory(cloud), url.pathname.slice(prefix.length));
    if (!file) throw new HttpError(404, `there is no ${url.pathname}`);
    send(response, 200, file.type, file.body);
  };
}

/** A place that ends with a slash stands for everything below it. */
const isAt = (place: string, pathname: string) =>
  place.endsWith('/') ? pathname.startsWith(place) : pathname === place;

function parseUrl(text: string): URL {
  try {
    return new URL(text, 'http://local');
  } catch {
    throw new HttpError(400, 'this is no address');
  }
}

const routes: [method: string, place: string, route: Route][] = [
  ['POST', '/admin', admin],
  ['POST', '/call/', call],
  ['POST', '/client/upload', upload],
  ['GET', '/storage/', download],
  ['PUT', '/storage/', putFile],
  ['GET', '/control/', control],
  ['POST', '/control/', control],
  ['GET', '/app/', files((cloud) => path.join(cloud.options.root, 'dist/h5'), '/app/')],
  ['GET', '/', files(() => stage, '/')],
];

async function answer(cloud: LocalCloud, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    mustBeLocal(request);
    const url = parseUrl(request.url ?? '/');
    const found = routes.find(([method, place]) => request.method === method && isAt(place, url.pathname));
    if (!found) throw new HttpError(404, `there is no ${request.method} ${url.pathname}`);
    await found[2](cloud, request, response, url);
  } catch (error) {
    // what is left of a refused body is thrown away, so that the client gets to hear the answer
    request.resume();
    // a client that hung up is no longer there to be told
    if (response.destroyed) return;
    const known = error instanceof HttpError || error instanceof CloudError || error instanceof URIError;
    if (!known) process.stderr.write(`local cloud: ${(error as Error).stack}\n`);
    const status = error instanceof HttpError ? error.status : known ? 400 : 500;
    const message = known ? (error as Error).message : 'the local cloud failed; its log says why';
    sendJson(response, { error: { code: `HTTP_${status}`, message } }, status);
  }
}

/** Listens on the loopback address only. Rejects with one clear sentence if the port is taken. */
export function listen(cloud: LocalCloud, port: number): Promise<Server> {
  const server = createServer((request, response) => void answer(cloud, request, response));
  server.on('clientError', (_, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; choose another with --port`) : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      cloud.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
      resolve(server);
    });
  });
}
