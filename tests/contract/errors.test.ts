import { badInput } from '../../cloudfunctions/core/runtime/answer-error';
import { actions } from '../../types/contract/actions';
import { AppError, ErrorAnswer, ErrorCode, errorSentences } from '../../types/contract/errors';
import { requests } from './requests';

/** whole Chinese sentences; no code, no English for a resident to puzzle over */
const chineseSentence = /^[\u4e00-\u9fa5][\u4e00-\u9fa5，。、0-9 ]*。$/;

test.each(ErrorCode.options)('%s has a Chinese sentence', (code) => {
  expect(errorSentences[code]).toMatch(chineseSentence);
});

test('no two codes say the same', () => {
  expect(new Set(Object.values(errorSentences)).size).toBe(ErrorCode.options.length);
});

test('an error says its code to the log and its sentence to the person, unless it is told better words', () => {
  const plain = new AppError('NOT_FOUND');
  expect([plain.message, plain.sentence]).toEqual(['NOT_FOUND', errorSentences.NOT_FOUND]);
  const exact = new AppError('NOT_FOUND', { message: 'no ticket t1', sentence: '没有这张单。' });
  expect([exact.message, exact.sentence]).toEqual(['no ticket t1', '没有这张单。']);
});

test('an answer with a code that the contract does not know is no answer', () => {
  const answer = { code: 'NOT_FOUND', sentence: '没有找到。', reference: '0001' };
  expect(ErrorAnswer.safeParse(answer).success).toBe(true);
  expect(ErrorAnswer.safeParse({ ...answer, code: 'OOPS' }).success).toBe(false);
});

describe('bad input names its field and says what to do', () => {
  const refusal = (action: 'ticket.report' | 'ticket.dispatch' | 'workOrder.finish', change: object) => {
    const parsed = actions[action].input.safeParse({ ...requests[action], ...change });
    return parsed.error && badInput(parsed.error);
  };
  const photo = 'cloud://env.bucket/photos/t/a.jpg';
  const noWords = { ...requests['ticket.dispatch'].feedback, text: '' };

  test.each([
    [
      'a long text',
      'ticket.report',
      { text: '水'.repeat(501) },
      'text',
      '最多写 500 个字，请删短一些。您写的都还在。',
    ],
    [
      'a long wish',
      'ticket.report',
      { wish: '早'.repeat(101) },
      'wish',
      '最多写 100 个字，请删短一些。您写的都还在。',
    ],
    ['ten photos', 'ticket.report', { photos: Array(10).fill(photo) }, 'photos', '照片最多 9 张。'],
    ['no photo of the work', 'workOrder.finish', { photos: [] }, 'photos', '至少要有一张照片。'],
    [
      'a strange photo',
      'ticket.report',
      { photos: [photo, photo, 'x'] },
      'photos.2',
      errorSentences.BAD_INPUT,
    ],
    ['a blank text', 'ticket.report', { text: ' ' }, 'text', errorSentences.BAD_INPUT],
    ['an unknown field', 'ticket.report', { status: 'closed' }, 'status', errorSentences.BAD_INPUT],
    [
      'feedback without words',
      'ticket.dispatch',
      { feedback: noWords },
      'feedback.text',
      errorSentences.BAD_INPUT,
    ],
  ] as const)('%s', (_, action, change, field, sentence) => {
    const error = refusal(action, change);
    expect(error).toMatchObject({ code: 'BAD_INPUT', field, sentence });
    expect(error?.sentence).toMatch(chineseSentence);
  });

  test('what the person wrote is not in the log', () => {
    expect(refusal('ticket.report', { text: `秘密${'水'.repeat(500)}` })?.message).toBe('text: too_big');
  });

  test('a field name of a whole page is cut', () => {
    const error = refusal('ticket.report', { ['x'.repeat(5_000)]: 1 });
    expect(error?.field).toHaveLength(60);
  });
});
