import { readOptions } from '../../localcloud/options';

const read = (...args: string[]) => readOptions(args, '/repository');

test('without options: port 8787, the demo, and folders of the repository', () => {
  expect(read()).toEqual({
    port: 8787,
    data: '/repository/.data',
    functions: '/repository/dist/cloudfunctions',
    schema: '/repository/config/database.json',
    seed: 'demo',
    root: '/repository',
  });
});

test('every option is taken', () => {
  const given = read('--port', '0', '--data', '/a', '--functions', '/b', '--seed', 'empty');
  expect(given).toMatchObject({ port: 0, data: '/a', functions: '/b', seed: 'empty' });
});

test.each([
  ['a port that is a word', ['--port', 'abc'], '--port abc: not a port'],
  ['a port that is empty', ['--port', ''], '--port : not a port'],
  ['a port with a fraction', ['--port', '80.5'], '--port 80.5: not a port'],
  ['a port above the highest', ['--port', '65536'], '--port 65536: not a port'],
  ['a port below the lowest', ['--port=-1'], '--port -1: not a port'],
  ['an unknown seed', ['--seed', 'full'], '--seed full: demo or empty'],
  ['a seed like a property of every object', ['--seed', '__proto__'], '--seed __proto__: demo or empty'],
  ['a short option', ['-p', '1'], "Unknown option '-p'"],
  ['an option without its value', ['--port'], "Option '--port <value>' argument missing"],
  ['a value without its option', ['8787'], "Unexpected argument '8787'"],
])('%s is refused', (_, args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});
