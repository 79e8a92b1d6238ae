import { connect } from 'node:net';

export interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** One JSON request and its answer. `body` is sent as it is if it is text, as JSON otherwise. */
export async function ask(url: string, method: string, body?: unknown): Promise<Answered> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, text === undefined ? { method } : { method, body: text });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Sends bytes as no well-behaved client would and resolves with all that comes back until the server closes. */
export function sendRaw(url: string, bytes: string): Promise<string> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(bytes);
  });
}

/** Sends bytes and hangs up; resolves when the connection is gone. */
export function sendAndHangUp(url: string, bytes: string): Promise<void> {
  const { port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.write(bytes, () => socket.destroy());
  });
}

export const refusal = (status: number, words = '') => ({
  status,
  body: { error: { code: `HTTP_${status}`, message: expect.stringContaining(words) } },
});
