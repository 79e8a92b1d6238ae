import { AppError } from '@contract/errors';
import { addRecord, type Doing } from '../change';
import { openConsultations } from '../department';
import { fulfilPromises, startPromise } from '../promise';
import type { Ticket } from '../ticket';

/**
 * P2.4: asks a department. The ticket stays with the desk, whose own clock runs on; whoever leads the department is told and
 * owes an answer.
 */
export function askDepartment(
  draft: Ticket,
  input: { department: string; question: string },
  doing: Doing,
): void {
  const { department, question } = input;
  const { personId, name } = doing.actor;
  const asked = draft.consultations ?? [];
  const id = `${draft._id}-q${asked.length + 1}`;
  draft.consultations = [
    ...asked,
    { id, department, question, askedAt: doing.now, askedBy: { personId, name } },
  ];
  const clock = draft.priority === 'emergency' ? 'wall' : 'working';
  const minutes = doing.settings.consultationMinutes[draft.priority];
  const promise = { kind: 'consultation', holder: 'lead', clock, minutes, consultationId: id } as const;
  startPromise(draft, doing.settings, promise, doing.now);
  addRecord(draft, doing, {
    kind: 'consultation-asked',
    text: question,
    about: department,
    consultationId: id,
    internal: true,
  });
}

/**
 * P2.4: the department's answer, for staff only. `department`: which one the person leads; left out for a manager, who may
 * answer for all. Throws FORBIDDEN for a question to another department, ALREADY_DONE if it was answered.
 */
export function answerConsultation(
  draft: Ticket,
  input: { consultationId: string; text: string; department?: string | undefined },
  doing: Doing,
): void {
  const { consultationId, text, department } = input;
  const consultation = draft.consultations?.find((each) => each.id === consultationId);
  if (!consultation) throw new AppError('NOT_FOUND', { message: `no question ${consultationId}` });
  if (department !== undefined && consultation.department !== department) {
    throw new AppError('FORBIDDEN', { message: `${department} was not asked ${consultationId}` });
  }
  if (!openConsultations(draft).includes(consultation)) {
    throw new AppError('ALREADY_DONE', { sentence: '这个问题已经有人答复了，不用再答。' });
  }
  consultation.answer = { text, at: doing.now, by: doing.actor.name };
  fulfilPromises(draft, { kinds: ['consultation'], consultationId }, doing.now);
  addRecord(draft, doing, {
    kind: 'consultation-answered',
    text,
    about: consultation.department,
    consultationId,
    internal: true,
  });
}
