import { faceAt, keepDrawing, untilNextSecond } from '../../src/native/promise-countdown/face';
import { monday } from '../support/views';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const countdown = { warnAt: monday + 45 * MINUTE, dueAt: monday + HOUR };
const left = (milliseconds: number) => faceAt(countdown, countdown.dueAt - milliseconds);

describe('what a countdown says', () => {
  test.each([
    [2 * HOUR + 3 * MINUTE + 4 * SECOND, '还剩 2:03:04'],
    [HOUR, '还剩 1:00:00'],
    [HOUR - 1, '还剩 1:00:00'],
    [HOUR - SECOND, '还剩 59:59'],
    [12 * MINUTE + 7 * SECOND, '还剩 12:07'],
    [9 * SECOND, '还剩 0:09'],
    [1, '还剩 0:01'],
    [0, '还剩 0:00'],
    [-SECOND + 1, '还剩 0:00'],
    [-SECOND, '超时 0:01'],
    [-3 * MINUTE - 20 * SECOND, '超时 3:20'],
    [-HOUR - 20 * SECOND, '超时 1:00:20'],
  ])('%d ms before it is due: %s', (milliseconds, text) => {
    expect(left(milliseconds).text).toBe(text);
  });

  test('is calm, amber when a quarter is left, red when late', () => {
    const { warnAt, dueAt } = countdown;
    const tones = [monday, warnAt - 1, warnAt, dueAt, dueAt + SECOND].map(
      (now) => faceAt(countdown, now).tone,
    );
    expect(tones).toEqual(['calm', 'calm', 'warn', 'warn', 'late']);
  });

  test.each([
    [12 * MINUTE + 59 * SECOND, '还剩 12 分钟'],
    [12 * MINUTE, '还剩 12 分钟'],
    [59 * SECOND, '还剩不到 1 分钟'],
    [-20 * SECOND, '超时不到 1 分钟'],
    [-3 * MINUTE - 20 * SECOND, '超时 3 分钟'],
  ])('%d ms before it is due is read out in minutes: %s', (milliseconds, label) => {
    expect(left(milliseconds).label).toBe(label);
  });

  test('changes at the end of every second, and of no other moment', () => {
    let now = countdown.dueAt - 3.4 * SECOND;
    const texts: string[] = [];
    while (now < countdown.dueAt + 2 * SECOND) {
      texts.push(faceAt(countdown, now).text);
      const wait = untilNextSecond(countdown.dueAt, now);
      expect(wait).toBeGreaterThan(0);
      expect(faceAt(countdown, now + wait - 1).text).toBe(texts.at(-1));
      now += wait;
    }
    expect(texts).toEqual(['还剩 0:04', '还剩 0:03', '还剩 0:02', '还剩 0:01', '还剩 0:00', '超时 0:01']);
  });
});

describe('drawing again and again', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('waits as long as the last drawing said, until it is stopped', () => {
    const waits = [100, 700, 1000];
    const drawn: number[] = [];
    const begin = Date.now();
    const stop = keepDrawing(() => {
      drawn.push(Date.now() - begin);
      return waits[drawn.length - 1] ?? SECOND;
    });
    jest.advanceTimersByTime(2000);
    expect(drawn).toEqual([0, 100, 800, 1800]);
    stop();
    jest.advanceTimersByTime(5000);
    expect(drawn).toHaveLength(4);
    expect(jest.getTimerCount()).toBe(0);
  });
});
