import type { EmergencyPlan, EmergencyWords } from '@contract/community';

/** What a community starts with; its manager adds the lift company's number and its own steps (P2.3). */
export const defaultEmergencyPlans: EmergencyPlan[] = [
  {
    type: 'leak',
    title: '漏水、爆管',
    department: '工程部',
    safety: ['先关进户总阀', '离开有水的插座和电器', '拍张照片，方便师傅带对工具'],
    phones: [],
    steps: [
      { text: '电话指导业主关总阀', withinMinutes: 5 },
      { text: '到场关闭楼栋分阀，切断积水处电源', withinMinutes: 30 },
      { text: '查上下楼有没有受影响，逐户告知', withinMinutes: 45 },
      { text: '抢修、试水，说清停水多久', withinMinutes: 120 },
    ],
  },
  {
    type: 'power',
    title: '停电、跳闸',
    department: '工程部',
    safety: ['别碰配电箱里的线', '关掉大功率电器', '电梯里有人请马上打电话'],
    phones: [{ name: '供电抢修', number: '95598' }],
    steps: [
      { text: '确认停电范围，查电梯里有没有人', withinMinutes: 5 },
      { text: '到配电室检查', withinMinutes: 15 },
      { text: '通知受影响的住户，说明预计恢复时间', withinMinutes: 30 },
    ],
  },
  {
    type: 'lift',
    title: '电梯困人',
    department: '工程部',
    safety: ['别扒门', '按轿厢里的警铃，靠后站稳', '陪被困的人说话，告诉他救援在路上'],
    phones: [],
    steps: [
      { text: '对讲安抚被困人，问清人数和身体情况', withinMinutes: 3 },
      { text: '通知电梯维保单位', withinMinutes: 5 },
      { text: '到场守候，断电挂牌', withinMinutes: 15 },
      { text: '维保到场救援', withinMinutes: 30 },
    ],
  },
  {
    type: 'fire',
    title: '火情',
    safety: ['先打 119', '走楼梯，不坐电梯', '湿毛巾捂口鼻，弯腰离开'],
    phones: [{ name: '火警', number: '119' }],
    steps: [
      { text: '确认已报 119', withinMinutes: 1 },
      { text: '启动消防泵和广播，疏散本栋住户', withinMinutes: 5 },
      { text: '电梯迫降，清出消防通道，门岗引导消防车', withinMinutes: 10 },
    ],
  },
  {
    type: 'gas',
    title: '燃气味',
    department: '工程部',
    safety: ['开窗，关燃气阀', '别开关任何电器', '到门外再打电话'],
    phones: [],
    steps: [
      { text: '电话提醒开窗关阀、离开现场', withinMinutes: 3 },
      { text: '通知燃气公司抢修', withinMinutes: 5 },
      { text: '到场警戒，禁火禁电，疏散上下楼', withinMinutes: 15 },
    ],
  },
  {
    type: 'other',
    title: '其他紧急情况',
    safety: ['先保证人的安全', '能打电话就先打电话'],
    phones: [{ name: '急救', number: '120' }],
    steps: [
      { text: '电话问清情况', withinMinutes: 5 },
      { text: '派人到场', withinMinutes: 30 },
    ],
  },
];

export const defaultEmergencyWords: EmergencyWords[] = [
  { type: 'leak', words: ['爆管', '水管爆', '漏水', '跑水', '喷水', '淹', '水漫'] },
  { type: 'power', words: ['停电', '整栋没电', '漏电', '触电', '冒火花', '电线烧'] },
  { type: 'lift', words: ['困在电梯', '电梯困', '电梯里出不来', '卡在电梯', '困梯'] },
  { type: 'fire', words: ['着火', '起火', '失火', '火灾', '冒烟', '烧起来'] },
  { type: 'gas', words: ['燃气味', '煤气味', '燃气泄漏', '煤气泄漏', '燃气漏', '煤气漏'] },
  { type: 'other', words: ['晕倒', '救命', '有人受伤', '坠楼', '高空坠物'] },
];
