import fc from 'fast-check';
import { faqs } from '../../localcloud/seed/guide';
import { matchQuestions, searchQuestions } from '../../types/contract/faq-match';

const idsFor = (text: string) => matchQuestions(faqs, text, 2).map(({ id }) => id);

describe('P1.3 an answer is found', () => {
  test.each([
    ['厨房水槽下水很慢，洗菜的时候水会往上返', 'faq-drain'],
    ['卫生间地漏返味', 'faq-drain'],
    ['家里突然没电了', 'faq-trip'],
    ['物业费怎么交', 'faq-fee'],
    ['想开物业费的发票', 'faq-fee'],
    ['地下车库月卡怎么办', 'faq-parking'],
    ['我的门禁卡丢了', 'faq-card'],
    ['装修几点能施工', 'faq-decoration'],
    ['今天停水吗，什么时候来水', 'faq-water-off'],
    ['沙发不要了，大件垃圾放哪里', 'faq-rubbish'],
    ['卧室暖气不热', 'faq-heating'],
    ['钥匙锁在家里了', 'faq-key'],
  ])('%s → %s', (text, id) => {
    expect(idsFor(text)[0]).toBe(id);
  });

  test.each(['', '水', '你好', '楼上晚上十一点还在跳绳', '阳台推拉门滑轮坏了', '电梯里的广告声音太大'])(
    'and none for %s',
    (text) => {
      expect(idsFor(text)).toEqual([]);
    },
  );

  test('whatever the spaces, signs and capitals', () => {
    expect(idsFor('门禁卡  丢了！！！')).toEqual(idsFor('门禁卡丢了'));
  });

  test('the best first, no more than asked for, each once, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...faqs.flatMap(({ words }) => words))),
        fc.nat(4),
        (words, most) => {
          const found = matchQuestions(faqs, words.join('，'), most);
          expect(found.length).toBeLessThanOrEqual(most);
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
});

describe('a search for questions', () => {
  test('shows all without words', () => expect(searchQuestions(faqs, '  ')).toEqual(faqs));

  test('finds what holds every word, in question, answer or words', () => {
    expect(searchQuestions(faqs, '门禁卡').map(({ id }) => id)).toEqual(['faq-card']);
    expect(searchQuestions(faqs, '电子 发票').map(({ id }) => id)).toEqual(['faq-fee']);
  });

  test('takes a sentence too, and finds nothing for nonsense', () => {
    expect(searchQuestions(faqs, '我的门禁卡找不到丢了').map(({ id }) => id)).toContain('faq-card');
    expect(searchQuestions(faqs, '宇宙飞船')).toEqual([]);
  });
});
