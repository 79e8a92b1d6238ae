import type { ActionName, RequestOf } from '../../../types/contract/actions';
import type { TestCloud } from '../localcloud';
import { newId, people } from '../repair';

export interface ListCost {
  billedCalls: number;
  documentsExamined: number;
  index: string;
}

const { wang, lin, zhou } = people;

/** Every list of the product: who opens it, the action, its input. */
const lists: [who: string, action: ActionName, input: Record<string, unknown>][] = [
  [wang, 'resident.home', {}],
  [wang, 'resident.tickets', { state: 'all' }],
  [wang, 'resident.tickets', { state: 'open' }],
  [wang, 'resident.tickets', { state: 'closed' }],
  [lin, 'desk.queue', { queue: 'mine' }],
  [lin, 'desk.queue', { queue: 'watching' }],
  [lin, 'desk.queue', { queue: 'waiting' }],
  [lin, 'desk.queue', { queue: 'closed' }],
  [zhou, 'technician.jobs', {}],
  [zhou, 'technician.pool', {}],
  [zhou, 'technician.done', {}],
  [wang, 'resident.tickets', { state: 'all', words: '厨房' }],
  [zhou, 'technician.done', { words: '厨房' }],
  [lin, 'desk.search', { words: '厨房' }],
  [lin, 'desk.search', { words: '1203' }],
  [lin, 'desk.search', { words: '5678' }],
  [lin, 'desk.residentTickets', { personId: wang }],
  [lin, 'chase.list', {}],
  [wang, 'inbox.list', {}],
];

async function measure(
  cloud: TestCloud,
  who: string,
  action: ActionName,
  input: object,
): Promise<ListCost & { next?: string }> {
  await cloud.resetBill();
  const output = await cloud.act(who, action, input as RequestOf<typeof action>);
  const { total } = (await cloud.bill()).sinceReset;
  const { explain } = await cloud.explain('tickets');
  const { next } = output as { next?: string };
  return {
    billedCalls: total,
    documentsExamined: explain.examined,
    index: explain.index,
    ...(next ? { next } : {}),
  };
}

/** A question that did not reach its resident: without one the list of those is empty. */
async function missSomebody(cloud: TestCloud): Promise<void> {
  const ticketId = newId();
  const report = { ticketId, commandId: newId(), kind: 'repair' as const, text: '厨房灯不亮', photos: [] };
  await cloud.act(wang, 'ticket.report', report);
  await cloud.faults({ send: { errCode: 43101, times: 1, openid: wang } });
  await cloud.act(lin, 'ticket.clarify', { ticketId, commandId: newId(), question: '是哪一盏？' });
  await cloud.faults({});
}

/** What each list costs, its first page and the one after it. */
export async function measureLists(cloud: TestCloud): Promise<Record<string, ListCost>> {
  const costs: Record<string, ListCost> = {};
  await missSomebody(cloud);
  for (const [who, action, input] of [...lists, [lin, 'unreached.list', {}] as const]) {
    const name = [action, ...Object.values(input)].join(' ');
    const { next, ...cost } = await measure(cloud, who, action, input);
    costs[name] = cost;
    if (!next) continue;
    const { next: _, ...second } = await measure(cloud, who, action, { ...input, cursor: next });
    costs[`${name}, next page`] = second;
  }
  return costs;
}
