import type { SeedContext } from './seed-context';
import { type Step, steps, type Telling } from './story-steps';

const { report, feedback, clarify, supplement, answer, dispatch, recall, accept, decline } = steps;
const { agree, arrive, finish, confirm, rate, urge, withdraw, followUp } = steps;

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
const TICK_EVERY = 6 * HOUR;

/** Minutes before now at which it began, who reported, and what happened how many minutes later. */
type Story = [minutesAgo: number, resident: string, first: Step, then: [after: number, step: Step][]];

const wang = 'o-wang';
const chen = 'o-chen';
const zhou = 'o-zhou';
const sun = 'o-sun';
const ma = 'o-ma';

/** From sent to finished by one technician, who comes when agreed. */
function done(who: string, task: string, what: string, cause: string): [number, Step][] {
  return [
    [20, dispatch(who, task)],
    [30, accept(who, 120)],
    [40, agree()],
    [160, arrive(who)],
    [200, finish(who, what, cause)],
  ];
}

/** Thirty matters of 阳光花园, in every state that the process has. */
const stories: Story[] = [
  // nobody has answered yet
  [4, wang, report('repair', '阳台推拉门滑轮坏了，推不动，晚上关不严漏风。', { wish: '明天上午' }), []],
  [18, chen, report('inquiry', '物业费发票抬头怎么改成公司名？'), []],
  [35, chen, report('repair', '12栋大堂门禁对讲没有声音，来客按了听不见。', { place: '12栋 大堂' }), []],
  [50, wang, report('suggestion', '小区快递柜旁边加一盏灯吧，晚上找件看不清。', { place: '北门快递柜' }), []],
  [3 * HOUR, chen, report('complaint', '楼上半夜拖椅子，连着三天了，影响孩子睡觉。'), [[90, urge()]]],
  [
    3,
    chen,
    report('emergency', '电梯困人：5栋1单元电梯停在 8 楼，里面有一位老人。', { place: '5栋1单元 电梯' }),
    [],
  ],
  // asked, waiting for the resident
  [
    70,
    wang,
    report('repair', '卧室墙角有水印，摸着有点潮。', { photos: ['wall'] }),
    [[15, clarify('水印是下雨后才有的吗？楼上邻居家卫生间在这个位置吗？')]],
  ],
  [
    2 * HOUR,
    chen,
    report('repair', '厨房插座没电。'),
    [[10, clarify('别的房间有电吗？配电箱里有没有跳下来的开关？')]],
  ],
  [
    75,
    chen,
    report('repair', '马桶一直流水，水箱盖打开看浮球好像卡住了。'),
    [
      [10, clarify('流水声停过吗？')],
      [60, supplement('没停过，我先把角阀关小了。')],
    ],
  ],
  // answered, nobody sent yet
  [
    60,
    wang,
    report('repair', '单元门闭门器坏了，关门很响。', { place: '7栋2单元 单元门' }),
    [[20, feedback('上门查看', '明天内上门')]],
  ],
  [
    80,
    chen,
    report('repair', '卫生间瓷砖掉了两块。'),
    [
      [15, dispatch(sun, '补贴卫生间两块墙砖')],
      [35, decline(sun, '缺同款瓷砖，要先找样')],
    ],
  ],
  [
    85,
    wang,
    report('repair', '地下车库 B2 东区照明灯不亮 3 盏。', { place: '地下车库 B2' }),
    [
      [15, dispatch(zhou, '更换 B2 东区 3 盏灯')],
      [40, recall('周师傅今天排满，改派')],
    ],
  ],
  // sent, on the way
  [
    100,
    chen,
    report('repair', '9栋门口地砖松动，下雨踩上去溅水。', { place: '9栋 门口' }),
    [[15, dispatch(undefined, '重铺 9 栋门口松动地砖')]],
  ],
  [
    30,
    wang,
    report('repair', '厨房水槽下水很慢，洗菜时往上返水，有味道。', { wish: '今天下午', photos: ['sink'] }),
    [[12, dispatch(zhou, '疏通厨房下水，检查存水弯')]],
  ],
  [
    75,
    chen,
    report('repair', '客厅空调外机滴水到楼下窗台。'),
    [
      [15, dispatch(ma, '看空调外机排水')],
      [30, accept(ma)],
    ],
  ],
  [
    5 * HOUR,
    wang,
    report('repair', '客厅吸顶灯一直闪。', { photos: ['lamp'] }),
    [
      [15, dispatch(zhou, '检查吸顶灯')],
      [25, accept(zhou, 5 * HOUR)],
    ],
  ],
  [
    7 * HOUR,
    chen,
    report('repair', '入户门锁舌卡住，要用力才能关上。'),
    [
      [15, dispatch(ma, '调整入户门锁舌')],
      [30, accept(ma, 8 * HOUR)],
      [45, agree()],
    ],
  ],
  [
    1 * DAY,
    wang,
    report('repair', '儿童乐园秋千链条有一节快断了。', { place: '儿童乐园' }),
    [
      [15, dispatch(sun, '更换秋千链条')],
      [30, accept(sun, 26 * HOUR)],
      [45, agree()],
    ],
  ],
  [
    4 * HOUR,
    chen,
    report('repair', '主卧天花板渗水，一圈黄印，摸着是湿的。', { photos: ['wall'] }),
    [
      [12, dispatch(sun, '查渗水来源，看楼上 402 地漏')],
      [25, accept(sun, 2 * HOUR)],
      [40, agree()],
      [220, arrive(sun)],
    ],
  ],
  // finished, the resident has the word
  [
    8 * HOUR,
    wang,
    report('repair', '单元门禁刷卡没反应，要按好几次。', { place: '7栋2单元 门禁' }),
    done(ma, '检查单元门禁读卡器', '换了读卡器，刷了 20 次都能开', '读卡器进水'),
  ],
  [
    1 * DAY,
    chen,
    report('repair', '阳台地漏返味。'),
    done(zhou, '处理阳台地漏返味', '换了防臭地漏芯', '水封干了'),
  ],
  // rework
  [
    5 * HOUR,
    wang,
    report('repair', '卫生间水龙头关不紧，一直滴水。', { photos: ['tap'] }),
    [
      ...done(zhou, '修卫生间水龙头', '换了密封圈', '密封圈老化'),
      [280, confirm('partly', '滴得少了，但还是滴。')],
    ],
  ],
  // the desk has to call
  [
    3 * DAY + 6 * HOUR,
    chen,
    report('repair', '对讲机屏幕不亮。'),
    done(ma, '检查室内对讲机', '换了电源适配器', '适配器烧坏'),
  ],
  [
    5 * HOUR,
    chen,
    report('repair', '书房窗户把手断了。'),
    [
      ...done(sun, '更换窗户把手', '换了把手', '螺丝滑牙'),
      [260, confirm('solved')],
      [270, rate(2, [], '约好上午，快吃晚饭才来。')],
    ],
  ],
  // over
  [
    3 * DAY,
    wang,
    report('repair', '厨房灯不亮。'),
    [
      ...done(zhou, '检查厨房灯', '换了 LED 灯板', '灯板老化'),
      [240, confirm('solved')],
      [245, rate(5, ['准时到', '收拾干净'])],
    ],
  ],
  [
    4 * DAY,
    chen,
    report('repair', '5栋1单元楼道声控灯常亮。', { place: '5栋1单元 楼道' }),
    [
      ...done(ma, '检查声控开关', '换了声控开关', '开关失灵'),
      [260, confirm('solved')],
      [280, rate(4, ['讲得清楚'])],
    ],
  ],
  [
    6 * DAY,
    wang,
    report('repair', '晾衣架摇不上去。'),
    [...done(sun, '修晾衣架', '换了钢丝绳', '钢丝绳断股'), [300, confirm('solved')]],
  ],
  [
    2 * DAY,
    wang,
    report('inquiry', '小区游泳池什么时候开放？'),
    [[12, answer('泳池 6 月 1 日到 9 月 15 日开放，现在检修，冬天不开。')]],
  ],
  [3 * DAY, chen, report('repair', '洗衣机水龙头接口漏水。'), [[9, withdraw('自己拧紧就好了')]]],
  [
    9 * DAY,
    chen,
    report('complaint', '保洁拖地后楼道太滑，老人差点摔倒。', { place: '5栋 楼道' }),
    [
      ...done(sun, '在楼道放防滑提示牌，和保洁说清楚', '放了 4 块提示牌，保洁改用半干拖把', '拖把太湿'),
      [7 * DAY, followUp('unreached', '没人接')],
      [7 * DAY + 3 * HOUR, followUp('unreached', '响了很久，没人接')],
      [8 * DAY, followUp('unreached', '还是没人接')],
    ],
  ],
  // whoever of 7栋 reports the same is asked whether it is the same (P1.4)
  [
    2 * HOUR,
    'o-liu',
    report('repair', '厨房下水返水，地漏往上冒。', { categoryId: 'repair-1-2' }),
    [
      [20, dispatch(ma, '疏通 7栋 主管道')],
      [30, accept(ma, 300)],
      [40, agree()],
    ],
  ],
];

interface Event {
  at: number;
  run: () => Promise<void>;
}

function eventsOf(story: Story, index: number, context: SeedContext, now: number): Event[] {
  const [minutesAgo, resident, first, then] = story;
  const ticketId = `demo${String(index + 1).padStart(4, '0')}yangguanghuayuan`;
  const telling: Telling = { context, ticketId, resident, count: 0 };
  const began = now - minutesAgo * MINUTE;
  const all: [number, Step][] = [[0, first], ...then];
  return all.map(([after, step]) => ({ at: began + after * MINUTE, run: () => step(telling) }));
}

/** Lives all stories through the real functions, in the order of their times, with the timer's runs between. */
export async function playStories(context: SeedContext): Promise<void> {
  const now = context.now();
  const events = stories.flatMap((story, index) => eventsOf(story, index, context, now));
  const tick = () => context.tick('tick');
  for (let ago = 10 * DAY; ago > 0; ago -= TICK_EVERY) events.push({ at: now - ago * MINUTE, run: tick });
  events.push({ at: now - 2 * MINUTE, run: tick });
  events.sort((a, b) => a.at - b.at);
  for (const event of events) {
    if (event.at > now) continue;
    context.setClock(event.at);
    await event.run();
  }
}
