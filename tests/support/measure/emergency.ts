import type { ActionName, OutputOf, RequestOf } from '../../../types/contract/actions';
import type { TestCloud } from '../localcloud';
import { newId, people } from '../repair';

type Act = <A extends ActionName>(openid: string, action: A, input: RequestOf<A>) => Promise<OutputOf<A>>;

const review = { cause: '立管老化', done: '关阀换管，已通水', prevention: '本月查完同年份的立管' };

/** P2.3: every act on an emergency, once; the one that is acknowledged was alerted by its resident. */
export async function measureEmergency(
  cloud: TestCloud,
  act: Act,
  report: () => Promise<void>,
  command: () => { ticketId: string; commandId: string },
): Promise<void> {
  const { wang, lin, zhao } = people;
  const alerted = { ticketId: newId(), kind: 'emergency' as const, text: '客厅漏水', photos: [] };
  await cloud.act(wang, 'ticket.report', { ...alerted, commandId: newId() });
  await act(zhao, 'emergency.acknowledge', { ticketId: alerted.ticketId, commandId: newId() });
  await report();
  await act(lin, 'emergency.open', { ...command(), type: 'leak' });
  await act(lin, 'emergency.progress', { ...command(), text: '师傅已经在关阀' });
  await act(lin, 'emergency.step', { ...command(), index: 0 });
  await act(lin, 'emergency.end', { ...command(), review });
}
