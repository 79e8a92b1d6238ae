import { fsyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { isWrite } from '../localcloud/database';
import { toEjson } from '../localcloud/database/ejson';
import { readBody, send } from '../localcloud/http-tools';
import { ticket } from './bench-localcloud-data';

/**
 * Answers every request of the SDK at once: with nothing, or (with `full`) with tickets made beforehand, as many as the
 * store would answer. What is measured is the SDK's own cost. With a file behind `full`, a write puts as much into the file
 * as the store does and waits until the disk has it: what durability costs whoever keeps the data.
 */
const isFull = process.argv.includes('full');
const [, , , flushedFile] = process.argv;
const flushed = flushedFile === undefined ? undefined : openSync(flushedFile, 'w');
/** pages of SQLite that a write changes: the document's and some of its indexes */
const pages = Buffer.alloc(6 * 4096, 1);
const FLUSHED_BYTES = 200 * pages.length;
let place = 0;

function flush(file: number): void {
  writeSync(file, pages, 0, pages.length, place);
  fsyncSync(file);
  place = (place + pages.length) % FLUSHED_BYTES;
}

const tickets = Array.from({ length: 20 }, (_, i) => toEjson(ticket(i)));

function answerTo(body: string): string {
  const { action, limit = 1 } = JSON.parse(body) as { action: string; limit?: number };
  if (flushed !== undefined && isWrite(action)) flush(flushed);
  const list = isFull && action === 'database.getDocument' ? tickets.slice(0, limit) : [];
  return JSON.stringify({ requestId: 'canned', data: { list, updated: 1, deleted: 0, insertedIds: ['x'] } });
}

const server = createServer(async (request, response) => {
  const answer = answerTo(String(await readBody(request, Number.POSITIVE_INFINITY)));
  send(response, 200, 'application/json; charset=utf-8', answer);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
