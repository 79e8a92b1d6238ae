import { noteCloudTime } from '../../src/api/cloud-clock';
import { Countdown } from '../../src/components/countdown.h5';
import { runHook, then } from '../support/hooks';
import { monday } from '../support/views';

jest.mock('@tarojs/components', () => ({ View: 'div' }));

const SECOND = 1000;
const times = { warnAt: monday, dueAt: monday + 60 * SECOND };

beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] }));
afterEach(() => jest.useRealTimers());

test('in the browser the seconds tick with React, by the cloud’s clock, and stop with their card', async () => {
  jest.setSystemTime(monday + 5 * 3600 * SECOND);
  noteCloudTime(monday);
  const countdown = await runHook(Countdown, times);
  expect(countdown.now.props).toEqual({
    className: 'num clock-warn',
    ariaRole: 'timer',
    ariaLabel: '还剩 1 分钟',
    children: '还剩 1:00',
  });
  await then(() => jest.advanceTimersByTime(SECOND));
  expect(countdown.now.props.children).toBe('还剩 0:59');
  await then(() => jest.advanceTimersByTime(61 * SECOND));
  expect(countdown.now.props).toMatchObject({ className: 'num clock-late', children: '超时 0:02' });
  await countdown.end();
  expect(jest.getTimerCount()).toBe(0);
});
