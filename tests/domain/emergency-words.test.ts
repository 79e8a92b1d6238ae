import { emergencyIn } from '@contract/emergency-words';
import fc from 'fast-check';
import { defaultEmergencyWords } from '../../cloudfunctions/core/domain/default-emergencies';

const told = (text: string) => emergencyIn(text, defaultEmergencyWords);

/** P2.3: what goes on now, or may */
const alarming: Record<string, string[]> = {
  leak: [
    '厨房漏水',
    '客厅天花板漏水，越来越大',
    '楼上漏水，把我家衣柜都泡了',
    '卫生间水管爆了？不是，是爆管，水喷得到处都是',
    '家里淹了，快来人',
    '地下车库跑水了',
    '消防栓漏水',
    '阳台一直漏水，什么时候能来修',
    '漏水还没修好',
    '漏水，请尽快修好',
    '上次漏水修好了，现在又漏水了',
    '上次漏水修好了，今天又开始了',
    '之前漏水的地方又漏水',
    '之前漏水，现在更严重了',
    '止不住漏水',
    '不停地漏水',
    '恐怕漏水了，楼下说天花板湿了',
    '怕是漏水了，地板鼓起来',
    '是不是漏水了，水表一直转',
    '麻烦通知师傅我家漏水',
    '请问我家漏水怎么办',
    '楼上说没有漏水，但是我家天花板一直漏水',
    '不过漏水更大了',
    '漏水修不好，一个月了',
  ],
  power: ['整栋没电', '我们楼停电了', '停电了，多久能恢复', '热水器漏电', '插座冒火花', '厨房有点漏电，麻手'],
  lift: ['孩子被困在电梯里', '电梯困人了，5栋', '我们电梯里出不来', '有人卡在电梯'],
  fire: ['楼道着火了', '阳台冒烟', '对面起火', '电动车烧起来了', '好像是着火，一股焦味'],
  gas: ['厨房有燃气味', '楼道里煤气味很重', '燃气泄漏，快来', '怀疑燃气漏了'],
  other: ['有老人晕倒在大堂', '救命', '楼下有人受伤', '高空坠物砸到车'],
};

/** no, not any more, not yet, not here */
const harmless = [
  '没有漏水',
  '没漏水，就是有点潮',
  '现在不漏水了，谢谢',
  '不再漏水',
  '没有发现漏水',
  '并没有再出现漏水',
  '无漏水',
  '上次漏水已修好',
  '上次漏水已经修好了，来补一下墙皮',
  '漏水修好了，墙还没刷',
  '去年漏水的地方起皮了',
  '之前漏水留下的水印想刷一下',
  '担心会漏水',
  '担心下雨天漏水',
  '万一漏水怎么办',
  '如果漏水谁负责',
  '想做防漏水处理',
  '怎样预防漏水',
  '会不会漏水',
  '有没有漏水',
  '水龙头有点漏水',
  '偶尔漏水',
  '漏水险怎么买',
  '昨天停电，已经来电了',
  '停电通知在哪里看',
  '明天停电吗',
  '什么时候停电',
  '计划停电几点开始',
  '没闻到燃气味',
  '没有燃气味',
  '燃气泄漏报警器多少钱',
  '电梯困人应急演练几点开始',
  '害怕电梯困人',
  '火灾演练什么时候',
  '火灾知识讲座在哪报名',
  '小区边上吃着火锅唱着歌',
  '广场上穿着火红衣服的大妈太吵',
  '没有着火，是烧烤',
  '没看到冒烟',
  '昨晚起火已扑灭',
  '电梯困人已经救出来了',
  '灯不亮',
  '物业费怎么交',
];

test.each(Object.entries(alarming).flatMap(([type, texts]) => texts.map((text) => [text, type])))(
  'P2.3 「%s」 is an emergency: %s',
  (text, type) => {
    expect(told(text)).toBe(type);
  },
);

test.each(harmless)('P2.3 「%s」 alarms nobody', (text) => {
  expect(told(text)).toBeUndefined();
});

test('of several the most dangerous is told', () => {
  expect(told('厨房漏水，插座冒火花')).toBe('power');
  expect(told('漏水，还有燃气味，还冒烟')).toBe('fire');
});

const word = fc.constantFrom(
  ...defaultEmergencyWords.flatMap(({ type, words }) => words.map((each) => ({ type, each }))),
);
const plain = fc.constantFrom('', '我家', '7栋', '楼道里', '卫生间', '刚刚', '突然', '一直', '现在');
const aside = fc.constantFrom('', '，快来人', '。在家等', '，谢谢', '\n1203', '！！');

test('P2.3 every word of the table alarms by itself, wherever it stands', () => {
  fc.assert(
    fc.property(plain, word, aside, (front, { type, each }, end) => {
      expect(told(front + each + end)).toBe(type);
    }),
  );
});

test('P2.3 and none does where it is denied', () => {
  const denial = fc.constantFrom('没有', '没', '并没有', '没有发现', '没有再', '未发现', '不是');
  fc.assert(
    fc.property(plain, denial, word, aside, (front, no, { each }, end) => {
      expect(told(front + no + each + end)).toBeUndefined();
    }),
  );
});

test('the words are the community’s own: without a table nothing alarms, and any text is borne', () => {
  expect(emergencyIn('漏水', [])).toBeUndefined();
  expect(emergencyIn('泳池塌了', [{ type: 'other', words: ['塌'] }])).toBe('other');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      expect(['leak', 'power', 'lift', 'fire', 'gas', 'other', undefined]).toContain(told(text));
    }),
  );
});
