import type { ActionName, InputOf, OutputOf } from '@contract/actions';
import type { Person } from '../domain/person';
import type { Settings } from '../domain/settings';
import type { Ticket } from '../domain/ticket';
import type { Standing } from '../domain/transitions';
import type { Deps } from '../usecases/ports';

/** What the platform says about a call; nothing here comes from the client's event. */
export interface CallContext {
  openid: string | undefined;
  requestId: string;
}

interface BaseCall {
  deps: Deps;
  openid: string;
  now: number;
}

/** A call by somebody on the roster, in a role that the action table asks for. */
export interface PersonCall extends BaseCall {
  person: Person;
}

/** A call on one ticket by somebody who may see it. */
export interface TicketCall extends BaseCall {
  ticket: Ticket;
  settings: Settings;
  /** what the caller is to this ticket: named by it, or by role in its community */
  standings: readonly Standing[];
  standingsOn(ticket: Ticket): readonly Standing[];
  /** read in the same request as the caller, for the ids that `alsoRead` names */
  others: readonly Person[];
  person: Person | undefined;
}

/**
 * How an action is answered. `loads` says what the router reads and checks before `handle` runs:
 * `person`: the caller, who must hold one of the action's roles;
 * `ticket`: the ticket, which must name the caller (relations: one read);
 * `person-and-ticket`: both, side by side; the role must be held in the ticket's community.
 */
export type Handler<A extends ActionName> =
  | { loads: 'person'; handle(input: InputOf<A>, call: PersonCall): Promise<OutputOf<A>> }
  | {
      loads: 'ticket' | 'person-and-ticket';
      alsoRead?(input: InputOf<A>): readonly string[];
      handle(input: InputOf<A>, call: TicketCall): Promise<OutputOf<A>>;
    };
