import type { Level } from './instance';

export interface LogLine {
  /** local cloud time, epoch ms */
  at: number;
  level: Level;
  text: string;
}

/** What one invocation said and how it ended, as the console's log search shows it. */
export interface LogEntry {
  requestId: string;
  function: string;
  action: string | undefined;
  at: number;
  ms: number;
  /** ok, or the code of the error */
  outcome: string;
  message?: string;
  lines: LogLine[];
}

const MOST_ENTRIES = 500;
const MOST_LINES = 200;
const LONGEST_LINE = 4_000;

/**
 * Logs of functions: the latest invocations in memory, and on stderr what somebody should look at. With
 * LOCALCLOUD_LOG=info stderr tells everything.
 */
export class LogBook {
  private entries: LogEntry[] = [];

  constructor(
    private readonly all = process.env.LOCALCLOUD_LOG === 'info',
    private readonly write = (line: string) => process.stderr.write(`${line}\n`),
  ) {}

  hear(entry: LogEntry, line: LogLine): void {
    const text = line.text.slice(0, LONGEST_LINE);
    if (entry.lines.length < MOST_LINES) entry.lines.push({ ...line, text });
    if (this.all || line.level === 'error') this.write(`[${entry.function}] ${line.level} ${text}`);
  }

  close(entry: LogEntry): void {
    this.entries = [entry, ...this.entries].slice(0, MOST_ENTRIES);
    const failed = entry.outcome !== 'ok';
    if (!this.all && !failed) return;
    const what = entry.action ? `${entry.function} ${entry.action}` : entry.function;
    const why = failed ? ` ${entry.message?.split('\n')[0]}` : '';
    this.write(`[${what}] ${entry.outcome} ${entry.ms} ms ${entry.requestId}${why}`);
  }

  /** The latest invocations of a function (of all, without a name), newest first. */
  latest(limit: number, name?: string): LogEntry[] {
    return this.entries.filter((entry) => name === undefined || entry.function === name).slice(0, limit);
  }

  clear(): void {
    this.entries = [];
  }
}
