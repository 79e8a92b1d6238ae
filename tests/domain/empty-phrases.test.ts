import {
  isEmptyOpinion,
  isEmptyResponsible,
  isEmptyTimeLimit,
} from '../../cloudfunctions/core/domain/empty-phrases';
import { defaultDepartments } from '../../cloudfunctions/core/domain/settings';
import { feedback, Matter, refusal } from '../support/domain';

describe('P2.5 an opinion', () => {
  test.each([
    '我们会尽快处理',
    '我们会尽快处理。',
    '已收到，请耐心等待',
    '稍后联系',
    '稍后联系您',
    '收到',
    '好的',
    '您反映的问题我们已收到，会尽快安排处理',
    '已安排',
    '正在处理中，请稍候'.replace('中', ''),
    '会第一时间给您回复',
    '高度重视，马上跟进',
    '已转达相关部门',
    '已上报，后续会通知您',
    '感谢您的反馈，我们将认真研究',
    '按流程办理',
    '抓紧落实',
    '问题已登记',
    '……',
    '！！！',
  ])('「%s」 says nothing', (words) => expect(isEmptyOpinion(words)).toBe(true));

  test.each([
    '上门查看',
    '上门维修',
    '电话指导',
    '请专业单位来看',
    '先核实情况',
    '到现场查看',
    '当面沟通',
    '转给负责的部门',
    '换阀芯',
    '会尽快上门查漏点',
    '已联系电梯公司来修',
    '调监控看是谁停的车',
    '给楼上打电话劝停装修',
    '巡查加一班',
  ])('「%s」 says what is done', (words) => expect(isEmptyOpinion(words)).toBe(false));
});

describe('P2.5 a time limit', () => {
  test.each([
    '尽快',
    '马上',
    '尽快上门',
    '近期',
    '过几天',
    '改天',
    '几天内',
    '稍后',
    '有空就来',
    '第一时间',
    '等通知',
    '视情况而定',
    '抓紧办',
  ])('「%s」 names no time', (words) => expect(isEmptyTimeLimit(words)).toBe(true));

  test.each([
    '今天内上门',
    '明天内上门',
    '2 个工作日内修好',
    '3 天内给答复',
    '三天内',
    '半小时内',
    '两小时左右',
    '明早 9 点',
    '今晚',
    '周五前',
    '下周一',
    '10月8日前',
    '16:00 前',
    '11-26 之前',
    '月底前',
    '30分钟',
    '5个工作日',
    '下午',
  ])('「%s」 names one', (words) => expect(isEmptyTimeLimit(words)).toBe(false));
});

describe('P2.5 who is responsible', () => {
  test.each([
    '有关部门',
    '相关人员',
    '我们',
    '专人',
    '工作人员',
    '物业',
    '物业公司',
    '负责人',
    '由相关部门负责',
    '待定',
    '领导',
    '师傅',
    '无',
  ])('「%s」 is nobody', (words) => expect(isEmptyResponsible(words, defaultDepartments)).toBe(true));

  test.each(['工程部', '工程部周建国', '周建国', '客服部林晓', '周师傅负责', '秩序队 王强', '电梯维保单位'])(
    '「%s」 is somebody',
    (words) => expect(isEmptyResponsible(words, defaultDepartments)).toBe(false),
  );

  test('a department that the community has named itself counts', () => {
    expect(isEmptyResponsible('物业', ['物业'])).toBe(false);
  });
});

describe('P2.5 first feedback', () => {
  const give = (part: object) => () =>
    new Matter().act('lin', 'ticket.feedback', { feedback: { ...feedback, ...part } });

  test.each([
    ['opinion', '我们会尽快处理', '处理意见'],
    ['timeLimit', '尽快', '预计多久'],
    ['responsible', '有关部门', '谁负责'],
    ['text', '您的问题已收到，我们会尽快处理。', '给业主的话'],
  ])('with an empty %s is refused: the sentence names the part and gives an example', (part, words, name) => {
    const said = expect.objectContaining({
      code: 'BAD_INPUT',
      field: `feedback.${part}`,
      sentence: expect.stringMatching(new RegExp(`^${name}.*比如「.+」.*你写的都还在`)),
    });
    expect(give({ [part]: words })).toThrow(said);
  });

  test('is refused in the same way where it goes with a dispatch, and nothing has happened', () => {
    const matter = new Matter();
    const send = () =>
      matter.act('lin', 'ticket.dispatch', { task: '换阀芯', feedback: { ...feedback, timeLimit: '尽快' } });
    expect(refusal(send)).toBe('BAD_INPUT');
    expect(matter.events).toEqual(['reported']);
  });

  test('the automatic receipt is none: after the report the promise runs on, and is missed without a person', () => {
    const matter = new Matter();
    expect(matter.promise('first-feedback').endedAt).toBeUndefined();
    expect(matter.wait(61).tick().promise('first-feedback').missedAt).toBeDefined();
    expect(matter.ticket.status).toBe('received');
  });
});
