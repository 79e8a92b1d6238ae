import type { BriefingView, ConsultationView } from '@contract/lead';
import type { TicketView } from '@contract/ticket';
import { openConsultations } from './department';
import { openPromises } from './promise';
import type { Briefing, Consultation, Ticket, TicketRow } from './ticket';
import type { Standing } from './transitions';

/** Who looks: what they are to the ticket, and the department that they lead, if any. */
interface Insider {
  personId: string;
  standings: readonly Standing[];
  department?: string | undefined;
}

const overseers: readonly Standing[] = ['desk', 'lead', 'manager'];

/** Departments that owe the desk an answer, for the rows of staff (P2.4). */
export function askedOf(ticket: Pick<TicketRow, 'consultations' | 'status'>): { asked?: string[] } {
  const asked = [...new Set(openConsultations(ticket).map(({ department }) => department))];
  return asked.length > 0 ? { asked } : {};
}

/** May this viewer answer questions to that department? */
function answersFor(viewer: Insider, department: string): boolean {
  if (viewer.standings.includes('manager')) return true;
  return viewer.standings.includes('lead') && viewer.department === department;
}

function viewConsultation(ticket: Ticket, consultation: Consultation, viewer: Insider): ConsultationView {
  const { id, department, question, askedAt, askedBy, answer } = consultation;
  const promise = openPromises(ticket).find((each) => each.consultationId === id);
  const isOpen = openConsultations(ticket).includes(consultation);
  return {
    id,
    department,
    question,
    askedAt,
    askedBy: askedBy.name,
    ...(promise ? { dueAt: promise.dueAt } : {}),
    ...(answer ? { answer } : {}),
    ...(isOpen && answersFor(viewer, department) ? { mayAnswer: true } : {}),
  };
}

function viewBriefing({ id, text, by, givenAt, readers }: Briefing, viewer: Insider): BriefingView[] {
  const isOverseer = viewer.standings.some((standing) => overseers.includes(standing));
  const own = readers.filter(({ personId }) => personId === viewer.personId);
  if (!isOverseer && own.length === 0) return [];
  const shown = isOverseer ? readers : own;
  const unread = own.some(({ readAt }) => readAt === undefined);
  return [
    {
      id,
      text,
      by,
      givenAt,
      readers: shown.map(({ name, readAt }) => ({ name, ...(readAt === undefined ? {} : { readAt }) })),
      ...(unread ? { unread } : {}),
    },
  ];
}

type Inside = Pick<TicketView, 'asked' | 'consultations' | 'briefings' | 'complaintAbout'>;

/**
 * What colleagues know among themselves (P2.4, P3.4): questions and answers for desk, lead and manager, briefings for them and
 * for who has to read them, whom a complaint is about for desk, lead and manager. Not for residents.
 */
export function viewInside(ticket: Ticket, viewer: Insider): Inside {
  const briefings = (ticket.briefings ?? []).flatMap((briefing) => viewBriefing(briefing, viewer));
  const seen = briefings.length > 0 ? { briefings } : {};
  if (!viewer.standings.some((standing) => overseers.includes(standing))) return seen;
  const consultations = (ticket.consultations ?? []).map((each) => viewConsultation(ticket, each, viewer));
  const about = ticket.complaintAbout;
  return {
    ...seen,
    ...askedOf(ticket),
    ...(consultations.length > 0 ? { consultations } : {}),
    ...(about ? { complaintAbout: { id: about.personId, name: about.name } } : {}),
  };
}
