import { createServer } from 'node:http';

/** Answers every request of the SDK at once with nothing in it: what is left is the SDK's own cost. */
const answer = JSON.stringify({
  requestId: 'empty',
  data: { list: [], updated: 1, deleted: 0, insertedIds: ['x'] },
});

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(answer);
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
