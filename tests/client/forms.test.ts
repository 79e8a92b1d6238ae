import fc from 'fast-check';
import {
  choicesFor,
  composeFeedback,
  feedbackFrom,
  missingIn as missingInFeedback,
  nameLeftIn,
  usualChoice,
} from '../../src/desk/feedback-words';
import { happenedAtOf, happenedOptions, wishOptions } from '../../src/pages/report/choices';
import { fenOf, missingIn as missingInFinish } from '../../src/technician/job/finish-form';
import { actions, Feedback } from '../../types/contract/actions';
import { chinaTime } from '../../types/contract/clock-words';
import { ShortText } from '../../types/contract/scalars';
import { TicketKind } from '../../types/contract/ticket';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));
jest.mock('@tarojs/components', () => ({}));

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

describe('first feedback (P2.5)', () => {
  const parts = { opinion: '上门维修', timeLimit: '今天内上门', responsible: '工程部周建国' };

  test('the proposed sentence says what, until when, and who', () => {
    expect(composeFeedback('王女士', 'repair', parts)).toBe(
      '王女士，您报的事我们收到了。工程部周建国负责，上门维修，今天内上门。有变化会提前告诉您。',
    );
  });

  test('is not sent before all of it is there, and what is missing is named', () => {
    expect(missingInFeedback(parts, '今天来修。')).toBeUndefined();
    expect(missingInFeedback({ ...parts, timeLimit: ' ' }, '今天来修。')).toBe('还差 1 项：预计多久');
    expect(missingInFeedback({ opinion: '', timeLimit: '', responsible: '' }, ' \n')).toBe(
      '还差 4 项：处理意见、预计多久、谁负责、给业主的话',
    );
  });

  test('every choice of the desk makes feedback that the contract takes', () => {
    for (const kind of TicketKind.options) {
      const { opinions, timeLimits } = choicesFor(kind);
      for (const opinion of opinions) {
        for (const timeLimit of timeLimits) {
          const chosen = { ...parts, opinion, timeLimit };
          const feedback = feedbackFrom(chosen, composeFeedback('王女士', kind, chosen));
          expect(Feedback.safeParse(feedback).success).toBe(true);
        }
      }
    }
  });

  test('begins with a visit for a repair, with nothing chosen for a complaint', () => {
    expect(usualChoice('repair', at('2026-11-23 15:59'))).toEqual({
      opinion: '上门查看',
      timeLimit: '今天内上门',
    });
    expect(usualChoice('repair', at('2026-11-23 16:00')).timeLimit).toBe('明天内上门');
    expect(usualChoice('emergency', at('2026-11-23 16:00')).timeLimit).toBe('30 分钟内到');
    expect(usualChoice('complaint', at('2026-11-23 10:00'))).toEqual({ opinion: '', timeLimit: '' });
  });

  test('what is not chosen yet is not in the sentence', () => {
    const open = { ...parts, opinion: '', timeLimit: '' };
    expect(composeFeedback('王女士', 'complaint', open)).toBe(
      '王女士，您反映的事我们收到了。工程部周建国负责。有变化会提前告诉您。',
    );
  });

  test('a changed text that still names the colleague before is noticed', () => {
    const colleague = (id: string, name: string) => ({
      id,
      name,
      badge: '',
      department: '',
      fits: true,
      reasons: [],
      load: 0,
      full: false,
    });
    const zhou = colleague('o-zhou', '周建国');
    const sun = colleague('o-sun', '孙强');
    const left = (text: string, chosen: typeof zhou | undefined) => nameLeftIn(text, [zhou, sun], chosen);
    expect(left('周建国下午来。', sun)).toBe('周建国');
    expect(left('周建国下午来。', undefined)).toBe('周建国');
    expect(left('周建国下午来。', zhou)).toBeUndefined();
    expect(left('周建国没空，孙强下午来。', sun)).toBeUndefined();
    expect(left('下午有人来。', sun)).toBeUndefined();
  });
});

describe('finishing a job (P4.2, P5.1)', () => {
  test.each([
    ['', 0],
    ['  ', 0],
    ['0', 0],
    ['35', 3_500],
    [' 35.5 ', 3_550],
    ['1.15', 115],
    ['19.99', 1_999],
    ['99999.99', 9_999_999],
  ])('"%s" yuan are %d fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  test.each(['-1', '1.234', '1e3', '1,5', '三十', '.5', '5.', '100000', '0x10', '1 2'])(
    '"%s" is no amount',
    (yuan) => {
      expect(fenOf(yuan)).toBeUndefined();
    },
  );

  test('no fen is lost or made in any amount that can be typed, and the contract takes it', () => {
    const charge = actions['workOrder.finish'].input.shape.chargeFen;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (fen) => {
        expect(fenOf((fen / 100).toFixed(2))).toBe(fen);
        expect(charge.safeParse(fen).success).toBe(true);
      }),
    );
  });

  test('asks for what was done and a photo; cause and charge may be left out', () => {
    expect(missingInFinish({ done: '换了阀芯', cause: '', yuan: '' }, 1)).toBeUndefined();
    expect(missingInFinish({ done: '换了阀芯', cause: '', yuan: '' }, 0)).toBe('还差 1 项：修后照片');
    expect(missingInFinish({ done: ' ', cause: '', yuan: '三十' }, 0)).toBe(
      '还差 3 项：做了什么、修后照片、收费填数字',
    );
  });
});

describe('reporting', () => {
  const now = at('2026-11-23 14:20');
  const happened = (word: Parameters<typeof happenedAtOf>[0], when = now) => {
    return chinaTime(happenedAtOf(word, when)).format('M-D H:mm');
  };

  test('a word for when it began stands for a moment on that day', () => {
    expect(happened('now')).toBe('11-23 14:20');
    expect(happened('today')).toBe('11-23 13:20');
    expect(happened('yesterday')).toBe('11-22 12:00');
    expect(happened('earlier')).toBe('11-20 0:00');
  });

  test('half an hour after midnight, today is still today', () => {
    expect(happened('today', at('2026-11-23 00:30'))).toBe('11-23 0:00');
  });

  test('every word means a moment that is not after now, and not before the word above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2026-01-01 00:00'), max: at('2028-01-01 00:00') }), (when) => {
        const moments = happenedOptions.map(({ value }) => happenedAtOf(value, when));
        expect(moments[0]).toBe(when);
        expect([...moments].sort((a, b) => b - a)).toEqual(moments);
      }),
    );
  });

  test.each([
    ['2026-11-23 09:59', ['今天上午', '今天下午', '明天上午', '明天下午', '随时都行']],
    ['2026-11-23 10:00', ['今天下午', '明天上午', '明天下午', '随时都行']],
    ['2026-11-23 15:59', ['今天下午', '明天上午', '明天下午', '随时都行']],
    ['2026-11-23 16:00', ['明天上午', '明天下午', '随时都行']],
  ])('at %s the wishes for a visit are still to come', (when, words) => {
    const options = wishOptions(at(when));
    expect(options.map(({ word }) => word)).toEqual(words);
    for (const { value } of options) expect(ShortText.safeParse(value).success).toBe(true);
  });
});
