import type { ActionName, RequestOf } from '../../types/contract/actions';

const ticketId = 'ticket0000000000000001';
const commandId = 'command000000000000001';
const workOrderId = 'w1';
const command = { ticketId, commandId };
const workOrderCommand = { ...command, workOrderId };
const photo = 'cloud://env.bucket/photos/ticket0000000000000001/a.jpg';
const slot = { startAt: 1_795_000_000_000, endAt: 1_795_003_600_000 };
const feedback = {
  opinion: '上门维修',
  timeLimit: '今天内',
  responsible: '工程部周建国',
  text: '今天来修。',
};

/** One good request of every action, with every field that it knows; a new action without one does not compile. */
export const requests: { [A in ActionName]: Required<RequestOf<A>> } = {
  'resident.home': {},
  'community.guide': {},
  'resident.tickets': { state: 'open', cursor: 'r:1795000000000:t1' },
  'ticket.report': {
    ...command,
    kind: 'repair',
    text: '水龙头滴水',
    wish: '明天上午',
    happenedAt: 1_795_000_000_000,
    publicPlace: '12栋大堂',
    photos: [photo],
  },
  'ticket.view': { ticketId },
  'ticket.supplement': { ...command, text: '漏得更快了', photos: [photo] },
  'ticket.withdraw': { ...command, reason: '自己修好了' },
  'ticket.urge': command,
  'appointment.agree': { ...workOrderCommand, startAt: slot.startAt },
  'appointment.askOther': { ...workOrderCommand, wish: '周六上午' },
  'ticket.confirm': { ...command, outcome: 'partly', text: '还有一点渗', photos: [photo] },
  'ticket.rate': {
    ...command,
    rating: { overall: 5, speed: 4, quality: 5, attitude: 5, tags: ['准时到'], text: '谢谢' },
  },
  'desk.queue': { queue: 'mine', cursor: 'd:1795000000000:t1' },
  'desk.ticket': { ticketId },
  'ticket.clarify': { ...command, question: '漏得快吗？' },
  'ticket.feedback': { ...command, feedback },
  'ticket.answer': { ...command, text: '物业费可以在前台交。' },
  'ticket.dispatch': { ...command, assigneeId: 'o-zhou', task: '换阀芯', feedback },
  'workOrder.add': { ...command, assigneeId: 'o-sun', task: '补墙' },
  'dispatch.waive': { ...command, reason: '一位就够了' },
  'workOrder.recall': { ...workOrderCommand, reason: '换人' },
  'followUp.record': { ...command, result: 'satisfied', text: '都好了' },
  'ticket.showPhone': { ...command },
  'technician.jobs': { cursor: 't:1795000000000:t1' },
  'technician.pool': { cursor: 't:1795000000000:t1' },
  'technician.done': { cursor: 't:1795000000000:t1' },
  'technician.job': { ticketId },
  'workOrder.take': { ...workOrderCommand, slot },
  'workOrder.accept': { ...workOrderCommand, slot },
  'workOrder.decline': { ...workOrderCommand, reason: '不会修这种' },
  'appointment.propose': { ...workOrderCommand, slot },
  'workOrder.arrive': workOrderCommand,
  'workOrder.finish': {
    ...workOrderCommand,
    cause: '阀芯老化',
    done: '换了阀芯',
    chargeFen: 3_500,
    photos: [photo],
  },
  'ticket.classify': {
    ...command,
    kind: 'complaint',
    categoryId: 'complaint-4',
    priority: 'urgent',
    aboutId: 'o-zhou',
  },
  'consultation.ask': { ...command, department: '工程部', question: '楼上防水做过吗？' },
  'consultation.answer': { ...command, consultationId: 'q1', text: '做过，去年 5 月。' },
  'briefing.give': { ...command, text: '先关总阀，再拆墙砖。', workOrderIds: ['w1'] },
  'briefing.read': { ...workOrderCommand, briefingId: 'b1' },
  'workOrder.reassign': { ...workOrderCommand, assigneeId: 'o-sun', reason: '今天排满了' },
  'lead.queue': { queue: 'open', cursor: 'd:1795000000000:t1' },
  'lead.ticket': { ticketId },
  'desk.colleagues': {},
};
