/** What the desk of 阳光花园 says first, most often (P2.5). */
export const feedbackTemplates = [
  {
    id: 'tpl-visit',
    kind: 'repair',
    title: '今天上门修',
    opinion: '师傅上门维修',
    timeLimit: '今天内上门',
  },
  {
    id: 'tpl-leak',
    kind: 'repair',
    categoryId: 'repair-1-4',
    title: '先关阀，马上来查漏',
    opinion: '请先关进户总阀，师傅上门查漏点',
    timeLimit: '2 小时内上门',
  },
  {
    id: 'tpl-parts',
    kind: 'repair',
    title: '先看缺什么件',
    opinion: '先上门看要换什么件，有费用先报价',
    timeLimit: '明天内上门',
  },
  {
    id: 'tpl-noise',
    kind: 'complaint',
    categoryId: 'complaint-1',
    title: '噪声：当面劝停',
    opinion: '秩序员到现场劝停，再给您回话',
    timeLimit: '今天 18:00 前给答复',
  },
  {
    id: 'tpl-complaint',
    kind: 'complaint',
    title: '先核实，再当面谈',
    opinion: '先核实经过，再约您当面沟通',
    timeLimit: '2 个工作日内给答复',
  },
  {
    id: 'tpl-ask',
    kind: 'inquiry',
    title: '查清楚再答复',
    opinion: '查台账后电话答复',
    timeLimit: '今天 17:00 前',
  },
];
