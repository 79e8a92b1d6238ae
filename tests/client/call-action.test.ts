import { ActionError, callAction, openEnvelope, toActionError } from '../../src/api/call-action';
import { cloudNow } from '../../src/api/cloud-clock';
import { errorSentences } from '../../types/contract/errors';
import { phone, resetPhone } from '../support/phone';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

const HOUR = 60 * 60_000;
// said by the phone itself, in the words of the contract
const offline = { code: 'OFFLINE', message: errorSentences.OFFLINE };

beforeEach(resetPhone);

test('an action is sent by its name with its input, and its output comes back', async () => {
  const sent: unknown[] = [];
  phone.cloud = (data) => {
    sent.push(data);
    return { ok: true, at: Date.now(), data: { items: [] } };
  };
  const output = await callAction('resident.tickets', { state: 'open' });
  expect(sent).toEqual([{ action: 'resident.tickets', input: { state: 'open' } }]);
  expect(output).toEqual({ items: [] });
});

test('a refusal is thrown with its code, its sentence and the number to read out', async () => {
  phone.cloud = () => ({
    ok: false,
    at: Date.now(),
    error: { code: 'FORBIDDEN', sentence: '这件事不归您办。', reference: '0420' },
  });
  const error = await callAction('resident.home', {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ActionError);
  expect(error).toMatchObject({ code: 'FORBIDDEN', message: '这件事不归您办。', reference: '0420' });
});

test('a lost network is said in Chinese, not in the words of the SDK', async () => {
  phone.cloud = () => {
    throw new Error('cloud.callFunction:fail Error: errCode: -404012');
  };
  await expect(callAction('resident.home', {})).rejects.toMatchObject(offline);
});

test.each([undefined, null, '', 'ok', 0, [], {}, { ok: 'true' }, { errCode: -1 }])(
  '%j is no envelope, so the act may be tried again',
  (answer) => {
    expect(() => openEnvelope(answer)).toThrow(expect.objectContaining(offline));
  },
);

test('an unexpected error is shown as being offline, never in a machine’s words', () => {
  expect(toActionError(new TypeError('x is undefined'))).toMatchObject(offline);
  const refused = new ActionError('NOT_FOUND', '没有找到。', '0001');
  expect(toActionError(refused)).toBe(refused);
});

test('every answer sets the clock, a refusal too: a phone that goes wrong still counts right', () => {
  const refusal = { ok: false, at: Date.now() - 3 * HOUR, error: { code: 'NOT_FOUND', sentence: '。' } };
  expect(() => openEnvelope(refusal)).toThrow();
  expect(Math.round((cloudNow() - Date.now()) / HOUR)).toBe(-3);
  openEnvelope({ ok: true, at: Date.now() + 2 * HOUR, data: {} });
  expect(Math.round((cloudNow() - Date.now()) / HOUR)).toBe(2);
});
