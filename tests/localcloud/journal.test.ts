import fs from 'node:fs';
import path from 'node:path';
import { Journal } from '../../localcloud/journal';
import { newDirectory } from './command';

const flushes = jest.spyOn(fs, 'fdatasync');
const stderr = jest.spyOn(process.stderr, 'write');

function open(file = path.join(newDirectory(), 'some.db')): Journal {
  const journal = new Journal(file);
  journal.sqlite.exec('CREATE TABLE notes (text TEXT)');
  return journal;
}

function note(journal: Journal, text: string): void {
  journal.sqlite.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
  journal.written();
}

/** Resolves when the next flush has been asked of the operating system. */
const nextFlush = () =>
  new Promise<void>((resolve) => {
    flushes.mockImplementationOnce((_, done) => {
      resolve();
      setImmediate(done, null);
    });
  });

beforeEach(() => {
  flushes.mockClear();
  stderr.mockClear();
});

test('what was written is flushed to the disk without being asked for, many writes at once', async () => {
  const journal = open();
  const flushed = nextFlush();
  for (const text of ['one', 'two', 'three']) note(journal, text);
  expect(flushes).not.toHaveBeenCalled();
  await flushed;
  const again = nextFlush();
  note(journal, 'four');
  await again;
  expect(flushes).toHaveBeenCalledTimes(2);
  journal.close();
});

test('a disk that refuses is told of, and asked again with the next write', async () => {
  const journal = open();
  const told = new Promise<string>((resolve) => {
    stderr.mockImplementationOnce((text) => {
      resolve(String(text));
      return true;
    });
  });
  flushes.mockImplementationOnce((_, done) => setImmediate(done, new Error('no space')));
  note(journal, 'one');
  expect(await told).toContain('the disk refuses to keep what was written (no space)');
  const again = nextFlush();
  note(journal, 'two');
  await again;
  journal.close();
});

test('closed before the flush, the file holds everything', () => {
  const file = path.join(newDirectory(), 'some.db');
  const journal = open(file);
  note(journal, 'one');
  journal.close();
  const reopened = new Journal(file);
  expect(reopened.sqlite.prepare('SELECT text FROM notes').all()).toEqual([{ text: 'one' }]);
  reopened.close();
});
