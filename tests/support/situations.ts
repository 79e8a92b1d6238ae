import { deriveFields } from '../../cloudfunctions/core/domain/derive';
import { settleMessages } from '../../cloudfunctions/core/domain/outbox';
import { feedback, Matter } from './domain';

/** Ways to bring a ticket into a situation of the process, each by the people themselves. */

export const received = () => new Matter();
export const verified = () => received().act('lin', 'ticket.feedback');
export const pooled = () => received().act('lin', 'ticket.dispatch', { task: '换阀芯', feedback });
export const offered = () => received().act('lin', 'ticket.dispatch');
export const accepted = () => offered().act('zhou', 'workOrder.accept');
export const proposed = () => accepted().act('zhou', 'appointment.propose');
export const scheduled = () => proposed().act('wang', 'appointment.agree');
export const onSite = () => scheduled().act('zhou', 'workOrder.arrive');
export const resolved = () => onSite().act('zhou', 'workOrder.finish');
export const unanswered = () =>
  resolved()
    .wait(72 * 60)
    .tick();
export const emergency = () => new Matter({ kind: 'emergency' }).act('lin', 'ticket.dispatch');
export const asked = () => received().act('lin', 'ticket.clarify');
export const reworked = () => resolved().act('wang', 'ticket.confirm', { outcome: 'unsolved' });
export const unreached = (matter: Matter) => matter.act('lin', 'followUp.record', { result: 'unreached' });
/** WeChat refuses every message that waits (43101). */
export const undelivered = (matter: Matter) => {
  const fates = matter.ticket.outbox
    .filter(({ state }) => state === 'pending')
    .map(({ id }) => ({ id, state: 'failed' as const, tries: 1, errCode: 43101 }));
  matter.ticket = structuredClone(matter.ticket);
  settleMessages(matter.ticket, fates);
  deriveFields(matter.ticket);
  return matter;
};
export const supplemented = (matter: Matter, times: number) => {
  for (let time = 0; time < times; time++) matter.act('wang', 'ticket.supplement');
  return matter;
};
export const complaint = () =>
  new Matter({ kind: 'complaint' })
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive')
    .act('zhou', 'workOrder.finish');
/** P1.4: what other homes of the building can have as well */
export const inBuilding = () =>
  new Matter({
    building: '7栋',
    category: { id: 'repair-1-4', name: '水 · 渗水、漏水', department: '工程部' },
  });
export const joined = () => inBuilding().act('chen', 'ticket.join');
/** The work from dispatch to the result. */
export const finished = (matter: Matter) =>
  matter
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive')
    .act('zhou', 'workOrder.finish');
