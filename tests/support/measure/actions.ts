import { type ActionName, actions, type OutputOf, type RequestOf } from '../../../types/contract/actions';
import type { TicketView } from '../../../types/contract/ticket';
import type { Invocation, TestCloud } from '../localcloud';
import { feedback, newId, people, picture } from '../repair';
import { measureEmergency } from './emergency';

const HOUR = 60 * 60_000;
/** long enough that reads at the same time overlap, whatever the machine */
const LATENCY_MS = 40;

export interface ActionCost {
  billedCalls: number;
  /** database steps one after the other until the answer is known: reads, and the write that decides */
  serialSteps: number;
  answerBytes: number;
  /** billed calls include the write of what became of the messages */
  sendsMessages: boolean;
  isCommand: boolean;
}

type Step = Invocation['steps'][number];

/** The longest chain of steps of which none began before the one before it was answered. */
function chainLength(steps: readonly Step[]): number {
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const step of [...steps].sort((a, b) => a.endedAt - b.endedAt)) {
    if (step.startedAt < end) continue;
    length++;
    end = step.endedAt;
  }
  return length;
}

function costOf(invocation: Invocation): ActionCost {
  const database = invocation.steps.filter((step) => step.kind.startsWith('database'));
  const firstWrite = database.findIndex((step) => step.kind === 'databaseWrites');
  const untilKnown = firstWrite < 0 ? database : database.slice(0, firstWrite + 1);
  return {
    billedCalls: 1 + database.length,
    serialSteps: chainLength(untilKnown),
    answerBytes: invocation.answerBytes,
    sendsMessages: database.filter((step) => step.kind === 'databaseWrites').length > 1,
    isCommand: firstWrite >= 0,
  };
}

/** Plays every action of the contract once, in an order in which each is allowed, and answers what each cost. */
export async function measureActions(cloud: TestCloud): Promise<Record<string, ActionCost>> {
  const costs: Record<string, ActionCost> = {};
  const { wang, lin, zhou } = people;
  let ticket: TicketView | undefined;

  async function act<A extends ActionName>(
    openid: string,
    action: A,
    input: RequestOf<A>,
  ): Promise<OutputOf<A>> {
    const output = await cloud.act(openid, action, input);
    const { invocations } = await cloud.trace();
    const [latest] = invocations;
    if (latest?.action !== action) throw new Error(`the trace does not show ${action}`);
    const cost = costOf(latest);
    const known = costs[action];
    if (!known || cost.billedCalls >= known.billedCalls) costs[action] = cost;
    const answered = (output as { ticket?: TicketView }).ticket;
    if (answered) ticket = answered;
    return output;
  }
  const command = () => ({ ticketId: ticket?.id ?? '', commandId: newId() });
  const order = () => ({ ...command(), workOrderId: ticket?.workOrder?.id ?? '' });
  async function report(): Promise<void> {
    const ticketId = newId();
    const photo = await cloud.upload(wang, `photos/${ticketId}/a.jpg`, picture);
    const text = '厨房水龙头关不紧，一直滴水';
    await act(wang, 'ticket.report', { ticketId, commandId: newId(), kind: 'repair', text, photos: [photo] });
  }
  const slotIn = async (hours: number) => {
    const { now } = await cloud.now();
    return { startAt: now + hours * HOUR, endAt: now + (hours + 1) * HOUR };
  };
  const task = '换水龙头阀芯';

  // a warm instance knows the community's settings
  await cloud.act(wang, 'resident.home', {});
  await cloud.faults({ databaseLatencyMs: LATENCY_MS });

  await act(wang, 'resident.home', {});
  await act(wang, 'community.guide', {});
  await report();
  await act(wang, 'resident.tickets', { state: 'all' });
  await act(wang, 'ticket.view', { ticketId: ticket?.id ?? '' });
  await act(lin, 'desk.queue', { queue: 'mine' });
  await act(lin, 'desk.ticket', { ticketId: ticket?.id ?? '' });
  await act(lin, 'ticket.clarify', { ...command(), question: '漏得快吗？' });
  await act(wang, 'ticket.supplement', { ...command(), text: '一分钟十几滴', photos: [] });
  await act(lin, 'ticket.feedback', { ...command(), feedback });
  await act(lin, 'ticket.dispatch', { ...command(), assigneeId: zhou, task });
  await act(zhou, 'technician.jobs', {});
  await act(zhou, 'technician.job', { ticketId: ticket?.id ?? '' });
  await act(zhou, 'workOrder.decline', { ...order(), reason: '今天排满了' });
  await act(lin, 'ticket.dispatch', { ...command(), task });
  await act(zhou, 'technician.pool', {});
  await act(zhou, 'workOrder.take', order());
  await act(zhou, 'appointment.propose', { ...order(), slot: await slotIn(1) });
  await act(wang, 'appointment.askOther', { ...order(), wish: '明天上午' });
  await act(lin, 'workOrder.recall', { ...order(), reason: '换一位师傅' });
  await act(lin, 'ticket.dispatch', { ...command(), assigneeId: zhou, task });
  await act(zhou, 'workOrder.accept', { ...order(), slot: await slotIn(1) });
  await act(wang, 'appointment.agree', { ...order(), startAt: ticket?.workOrder?.slot?.startAt ?? 0 });
  await act(lin, 'workOrder.add', { ...command(), assigneeId: people.sun, task: '补墙砖' });
  const added = ticket?.workOrders.at(-1)?.id ?? '';
  await act(people.sun, 'workOrder.decline', { ...command(), workOrderId: added, reason: '缺砖' });
  await act(lin, 'dispatch.waive', { ...command(), reason: '一位就够了' });
  await act(wang, 'ticket.urge', command());
  await act(zhou, 'workOrder.arrive', order());
  const after = await cloud.upload(zhou, `photos/${ticket?.id}/b.jpg`, picture);
  await act(zhou, 'workOrder.finish', { ...order(), done: '换了阀芯', chargeFen: 0, photos: [after] });
  await act(zhou, 'technician.done', {});
  await act(wang, 'ticket.confirm', { ...command(), outcome: 'solved' });
  await act(wang, 'ticket.rate', { ...command(), rating: { overall: 2, tags: [] } });
  await act(lin, 'ticket.showPhone', command());
  await act(lin, 'followUp.record', { ...command(), result: 'satisfied' });
  await report();
  const soon = (await slotIn(1)).startAt;
  await act(lin, 'ticket.dispatch', { ...command(), assigneeId: zhou, task, feedback });
  await act(lin, 'supervision.order', { ...command(), to: 'technician', text: '请先去看', dueAt: soon });
  await act(lin, 'chase.list', {});
  await act(zhou, 'supervision.reply', { ...command(), supervisionId: 's1', text: '马上到' });
  await act(lin, 'supervision.close', { ...command(), supervisionId: 's1' });
  await report();
  await cloud.faults({ databaseLatencyMs: LATENCY_MS, send: { errCode: 43101, times: 1, openid: wang } });
  await act(lin, 'ticket.clarify', { ...command(), question: '漏得快吗？' });
  const { items } = await act(lin, 'unreached.list', {});
  const messageId = items.find(({ id }) => id === ticket?.id)?.unreached[0]?.messageId ?? '';
  await act(lin, 'message.tell', { ...command(), messageId });
  await act(wang, 'inbox.list', {});
  await act(wang, 'inbox.read', { at: soon });
  await report();
  await act(lin, 'ticket.answer', { ...command(), text: '总阀在厨房水槽下面，先关上。' });
  await report();
  await act(wang, 'ticket.withdraw', command());
  const shared = { kind: 'repair' as const, categoryId: 'repair-1-4' };
  const leak = { ...shared, ticketId: newId(), commandId: newId(), text: '天花板渗水', photos: [] };
  await act(wang, 'ticket.report', leak);
  await act('o-liu', 'ticket.similar', shared);
  await act('o-liu', 'ticket.join', command());
  await act('o-liu', 'ticket.leave', command());

  await act(lin, 'desk.findResident', { words: '1381' });
  await act(lin, 'desk.residentTickets', { personId: wang });
  await act(lin, 'ticket.register', {
    ticketId: newId(),
    commandId: newId(),
    channel: 'hotline',
    resident: { personId: wang, houseId: 'h-7-2-1203' },
    kind: 'repair',
    text: '厨房水槽下面的软管爆裂',
    photos: [],
  });
  await act(lin, 'ticket.note', { ...command(), text: '已经关了总阀', photos: [] });
  await act(lin, 'desk.search', { words: '软管' });

  // a manager who saves a figure, and then has the open tickets looked at
  const { zhao } = people;
  const { version, calendar } = await act(zhao, 'community.settings', {});
  const figures = [{ key: 'followUpHours', value: 25 }];
  await act(zhao, 'settings.preview', { calendar, figures });
  const change = { part: 'figures' as const, figures };
  await act(zhao, 'community.change', { commandId: newId(), version, change });
  await act(zhao, 'settings.apply', {});

  await report();
  await act(lin, 'desk.colleagues', {});
  await act(lin, 'ticket.classify', {
    ...command(),
    kind: 'complaint',
    priority: 'urgent',
    aboutId: people.ma,
  });
  await act(lin, 'consultation.ask', { ...command(), department: '工程部', question: '谁去的？' });
  const consultationId = ticket?.consultations?.at(-1)?.id ?? '';
  await act(people.he, 'lead.queue', { queue: 'asked' });
  await act(people.he, 'consultation.answer', { ...command(), consultationId, text: '我来处理' });
  await act(lin, 'ticket.dispatch', { ...command(), assigneeId: people.sun, task, feedback });
  await act(people.he, 'lead.ticket', { ticketId: ticket?.id ?? '' });
  await act(people.he, 'workOrder.reassign', { ...order(), assigneeId: zhou, reason: '孙师傅排满了' });
  await act(people.he, 'briefing.give', {
    ...command(),
    text: '先关总阀',
    workOrderIds: [order().workOrderId],
  });
  const briefingId = ticket?.briefings?.at(-1)?.id ?? '';
  await act(zhou, 'briefing.read', { ...order(), briefingId });

  await act(lin, 'staff.colleagues', {});
  await report();
  await act(lin, 'ticket.dispatch', { ...command(), assigneeId: zhou, task, feedback });
  await act(zhou, 'workOrder.accept', order());
  const handOver = { toId: people.sun, reason: '下午要打压' };
  await act(zhou, 'workOrder.offerTransfer', { ...order(), ...handOver });
  await act(people.sun, 'workOrder.declineTransfer', order());
  await act(zhou, 'workOrder.offerTransfer', { ...order(), ...handOver });
  await act(people.sun, 'workOrder.acceptTransfer', order());
  await act(people.sun, 'staff.duty', {});
  await act(people.sun, 'staff.setDuty', { on: true });
  await act(people.zhao, 'staff.setDutyOf', { personId: people.sun, on: true });
  await act(people.zhao, 'staff.leave', { personId: 'o-ma' });
  await measureEmergency(cloud, act, report, command);

  await cloud.faults({});
  const missing = Object.keys(actions).filter((action) => !costs[action]);
  if (missing.length > 0) throw new Error(`not measured: ${missing.join(', ')}`);
  return costs;
}
