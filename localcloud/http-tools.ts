import type { IncomingMessage, ServerResponse } from 'node:http';

/** Refused before anything is done; becomes an HTTP status and one sentence. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The whole body, at most `limit` bytes. Throws HttpError 413; a client that hangs up rejects the promise, no more. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new HttpError(413, `a body of at most ${limit} bytes is taken`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A JSON object from a body. Throws HttpError 400. */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString() || '{}');
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // told below
  }
  throw new HttpError(400, 'a JSON object is expected');
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'content-type': type,
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
  if (origin !== undefined && origin !== 'null' && new URL(origin).host !== host) {
    throw new HttpError(403, 'requests of other sites are refused');
  }
  if (site === 'cross-site' && request.method !== 'GET')
    throw new HttpError(403, 'requests of other sites are refused');
}
