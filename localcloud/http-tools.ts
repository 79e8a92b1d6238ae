import type { IncomingMessage, ServerResponse } from 'node:http';

const DEEPEST = 200;

/** Refused before anything is done; becomes an HTTP status and one sentence. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The whole body, at most `limit` bytes. Throws HttpError 413 and leaves the rest unread, so that the client can be
 * told; a client that hangs up rejects the promise, no more.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        request.removeAllListeners('data').pause();
        reject(new HttpError(413, `a body of at most ${limit} bytes is taken`));
      }
    });
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function isDeeperThan(levels: number, value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  return levels === 0 || Object.values(value).some((each) => isDeeperThan(levels - 1, each));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch {
    return undefined;
  }
}

/** A JSON object from a body, not nested deeper than any real one. Throws HttpError 400. */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  const value = parseJson(body);
  if (!isObject(value)) throw new HttpError(400, 'a JSON object is expected');
  if (isDeeperThan(DEEPEST, value))
    throw new HttpError(400, `a JSON object of at most ${DEEPEST} levels is taken`);
  return value;
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'content-type': type,
    // told beforehand, so that head and body leave in one piece
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}

const ownHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** Only this machine's own pages and programs: other Host headers (rebinding) and cross-site requests are refused. */
export function mustBeLocal(request: IncomingMessage): void {
  const { host, origin, 'sec-fetch-site': site } = request.headers;
  if (!host || !ownHost.test(host)) throw new HttpError(403, 'this server answers on the loopback name only');
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new HttpError(403, 'requests of other sites are refused');
  }
  if (site === 'cross-site' && request.method !== 'GET')
    throw new HttpError(403, 'requests of other sites are refused');
}
