import type { ActionName, InputOf, OutputOf } from '@contract/actions';
import type { Workload } from '../domain/candidates';
import type { Person } from '../domain/person';
import type { Settings } from '../domain/settings';
import type { Ticket, WorkOrder } from '../domain/ticket';
import type { Standing } from '../domain/transitions';
import type { Deps } from '../usecases/ports';

/** What the platform says about a call; nothing here comes from the client's event. */
export interface CallContext {
  openid: string | undefined;
  requestId: string;
}

/** A call that needs nothing of the caller but who it is. */
export interface SelfCall {
  deps: Deps;
  openid: string;
  now: number;
}

/** A call by somebody on the roster, in a role that the action table asks for. */
export interface PersonCall extends SelfCall {
  person: Person;
  /** read in the same request: the ids that `alsoRead` names */
  others: readonly Person[];
}

/** A call on one ticket by somebody who may see it. */
export interface TicketCall extends SelfCall {
  ticket: Ticket;
  settings: Settings;
  /** what the caller is to this ticket: named by it, or by role in its community */
  standings: readonly Standing[];
  standingsOn(ticket: Ticket, order?: WorkOrder): readonly Standing[];
  /** read in the same request as the caller: the ids that `alsoRead` names, or the staff */
  others: readonly Person[];
  /** who has how much to do; read beside the staff */
  workload?: Workload;
  /** how many tickets stand in the list that `alsoCount` names */
  counted: number;
  person: Person | undefined;
}

/**
 * How an action is answered. `loads` says what the router reads and checks before `handle` runs:
 * `nothing`: the list of the action is keyed by the caller's own id, so there is nothing to check;
 * `person`: the caller, who must hold one of the action's roles;
 * `ticket`: the ticket, which must name the caller (relations: one read);
 * `person-and-ticket`: both, side by side; the role must be held in the ticket's community;
 * `ticket-and-staff`: the ticket, then all staff of its community in one request, the caller among them.
 */
export type Handler<A extends ActionName> =
  | { loads: 'nothing'; handle(input: InputOf<A>, call: SelfCall): Promise<OutputOf<A>> }
  | {
      loads: 'person';
      alsoRead?(input: InputOf<A>): readonly string[];
      handle(input: InputOf<A>, call: PersonCall): Promise<OutputOf<A>>;
    }
  | {
      loads: 'ticket' | 'person-and-ticket' | 'ticket-and-staff';
      alsoRead?(input: InputOf<A>): readonly string[];
      /** `ticket-and-staff`: also who has how much to do, at the same time as the staff */
      withWorkload?: true;
      /** a list whose length is read at the same time */
      alsoCount?(input: InputOf<A>): string | undefined;
      handle(input: InputOf<A>, call: TicketCall): Promise<OutputOf<A>>;
    };
