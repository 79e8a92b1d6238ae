import { loadNative, type RunningComponent } from '../support/native-component';
import { monday } from '../support/views';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const dueAt = monday + HOUR;
const warnAt = monday + 45 * MINUTE;
const { make, body } = loadNative('native/promise-countdown/index');

let shown: RunningComponent;
/** what it sent to the screen, in order */
let sent: Record<string, unknown>[];

/** Puts a countdown on an open page, at this moment of the phone's clock. */
function open(now: number, offset = 0): void {
  jest.setSystemTime(now);
  shown = make({ dueAt, warnAt, offset });
  const { instance } = shown;
  const setData = instance.setData.bind(instance);
  instance.setData = (change) => {
    sent.push(change);
    setData(change);
  };
  shown.attach(body);
}

const pass = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);
const text = () => shown.dom.textContent;
const classes = () => shown.dom.firstElementChild?.className;

beforeEach(() => {
  jest.useFakeTimers();
  sent = [];
});
afterEach(() => {
  shown.detach();
  jest.useRealTimers();
});

test('shows the time that is left as soon as it is on the page', () => {
  open(dueAt - 12 * MINUTE - 7 * SECOND);
  expect(text()).toBe('还剩 12:07');
});

test('moves every second, by one setData of the text alone', () => {
  open(dueAt - 12 * MINUTE - 7 * SECOND);
  sent = [];
  pass(3 * SECOND);
  expect(sent).toEqual([{ text: '还剩 12:06' }, { text: '还剩 12:05' }, { text: '还剩 12:04' }]);
  expect(text()).toBe('还剩 12:04');
  expect(Buffer.byteLength(JSON.stringify(sent[0]))).toBeLessThanOrEqual(32);
});

test('opened in the middle of a second it moves at the end of it, then with every whole one', () => {
  open(dueAt - 10 * SECOND - 300);
  expect(text()).toBe('还剩 0:11');
  pass(299);
  expect(text()).toBe('还剩 0:11');
  pass(1);
  expect(text()).toBe('还剩 0:10');
  pass(SECOND);
  expect(text()).toBe('还剩 0:09');
});

test('goes by the clock, not by its own ticks: a phone that slept shows the right time at once', () => {
  open(dueAt - 10 * MINUTE);
  jest.setSystemTime(dueAt - 4 * MINUTE);
  pass(SECOND);
  expect(text()).toBe('还剩 3:59');
});

test('goes by the cloud’s clock on a phone whose own is wrong', () => {
  open(dueAt + 3 * HOUR - 5 * MINUTE, -3 * HOUR);
  expect(text()).toBe('还剩 5:00');
});

test('is calm, then amber when a quarter is left, then red and late', () => {
  open(warnAt - SECOND);
  expect(classes()).toMatch(/clock-calm/);
  pass(SECOND);
  expect(classes()).toMatch(/clock-warn/);
  pass(15 * MINUTE);
  expect(text()).toBe('还剩 0:00');
  expect(classes()).toMatch(/clock-warn/);
  pass(3 * MINUTE + 20 * SECOND);
  expect(text()).toBe('超时 3:20');
  expect(classes()).toMatch(/clock-late/);
});

test('what is read out changes once a minute at most', () => {
  open(dueAt - 3 * MINUTE - 30 * SECOND);
  sent = [];
  pass(3 * MINUTE);
  const labels = sent.flatMap(({ label }) => label ?? []);
  expect(labels).toEqual(['还剩 2 分钟', '还剩 1 分钟', '还剩不到 1 分钟']);
});

test('stands still while its page is hidden, and is right at once when it is shown again', () => {
  open(dueAt - 5 * MINUTE);
  shown.triggerPageLifeTime('hide');
  expect(jest.getTimerCount()).toBe(0);
  sent = [];
  pass(2 * MINUTE);
  expect(sent).toEqual([]);
  shown.triggerPageLifeTime('show');
  expect(text()).toBe('还剩 3:00');
  pass(SECOND);
  expect(text()).toBe('还剩 2:59');
  expect(jest.getTimerCount()).toBe(1);
});

test('other times that come while it is hidden wait until it is shown', () => {
  open(dueAt - 5 * MINUTE);
  shown.triggerPageLifeTime('hide');
  shown.setData({ dueAt: dueAt + 2 * MINUTE });
  expect(jest.getTimerCount()).toBe(0);
  shown.triggerPageLifeTime('show');
  expect(text()).toBe('还剩 7:00');
});

test('takes another due time at once, with one timer as before', () => {
  open(dueAt - 5 * MINUTE);
  shown.setData({ dueAt: dueAt + 30 * MINUTE, warnAt: dueAt });
  expect(text()).toBe('还剩 35:00');
  expect(classes()).toMatch(/clock-calm/);
  expect(jest.getTimerCount()).toBe(1);
});

test('leaves no timer behind when it goes', () => {
  open(dueAt - 5 * MINUTE);
  shown.detach();
  expect(jest.getTimerCount()).toBe(0);
});
