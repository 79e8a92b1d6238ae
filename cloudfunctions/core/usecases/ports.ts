import type { Role } from '@contract/actions';
import type { Community } from '../domain/community';
import type { Person } from '../domain/person';
import type { Settings } from '../domain/settings';
import type { MessageDraft } from '../domain/tellings';
import type { Ticket, TicketRow } from '../domain/ticket';

/** What use cases ask of the outside; the adapters answer it with wx-server-sdk. */

export interface TicketStore {
  get(id: string): Promise<Ticket | undefined>;
  /** `id-taken`: a ticket with this id is there already; `number-taken`: another has its number. */
  insert(ticket: Ticket): Promise<'inserted' | 'id-taken' | 'number-taken'>;
  /** Compare-and-set: writes only if the stored version is still `expectedVersion`; tells whether it did. */
  replace(ticket: Ticket, expectedVersion: number): Promise<boolean>;
  /** One page of a list by key, at most `limit` tickets after `cursor` (a sort key). */
  page(query: PageQuery): Promise<Ticket[]>;
  /** The same, as rows. */
  rows(query: PageQuery): Promise<TicketRow[]>;
  /** How many tickets stand in these lists together. */
  count(queues: readonly string[]): Promise<number>;
  /** Lists and place of every ticket in a queue: small rows, all of them. */
  whereabouts(queue: string): Promise<Pick<Ticket, 'queues' | 'place'>[]>;
  /** Rows of a community that have all of these find keys (domain/find-keys.ts), the latest report first. */
  find(query: FindQuery): Promise<TicketRow[]>;
  /** How many tickets of a community stand in each of these lists; one request. */
  countIn(communityId: string, queues: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Tickets at which the timer must look by `now`, the oldest first. */
  due(now: number, limit: number): Promise<Ticket[]>;
}

export interface PageQuery {
  queue: string;
  /** `due`: most urgent first; `recent`: last changed first; `told`: whose people were told something last first */
  order: 'due' | 'recent' | 'told';
  /** only tickets with all of these find keys */
  keys?: readonly string[] | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface FindQuery {
  communityId: string;
  /** at least one, the one that narrows most first */
  keys: readonly string[];
  /** a born key */
  cursor?: string | undefined;
  limit: number;
}

/** At work or not; or not working here any more. */
export type MembershipChange = { onDuty: boolean } | { active: false };

export interface PersonStore {
  get(id: string): Promise<Person | undefined>;
  /** Several by id in one read; missing ones are left out. */
  getMany(ids: readonly string[]): Promise<Person[]>;
  /** People with a find key (domain/find-people.ts) that begins so. */
  find(beginning: string, limit: number): Promise<Person[]>;
  /** Active colleagues of a community in one of the roles; of every staff role if none is named. */
  staff(communityId: string, roles?: readonly Role[]): Promise<Person[]>;
  /** Changes a person's staff memberships in a community; false if they were changed at the same time. */
  setMemberships(person: Person, communityId: string, change: MembershipChange): Promise<boolean>;
  /** Everything that the person was told up to `at` (epoch ms) was on their screen; nothing for a stranger. */
  markInboxRead(id: string, at: number): Promise<void>;
}

export interface CommunityStore {
  get(id: string): Promise<Community>;
  settings(id: string): Promise<Settings>;
  /** Read from the database, for a change. */
  latest(id: string): Promise<Community>;
  /** Compare-and-set on `version` (absent = 1): writes the fields of `changed`; tells whether it did. */
  change(changed: Partial<Community> & Pick<Community, '_id'>, current: Community): Promise<boolean>;
}

export interface Messenger {
  /** Sends one subscribe message; 0 = delivered, else WeChat's error code. */
  send(message: MessageDraft): Promise<number>;
}

export interface ContentCheck {
  /** False if WeChat calls the text risky (P7.6). */
  isAcceptable(text: string, openid: string): Promise<boolean>;
}

export interface PhotoLinks {
  /** Short-lived links by file id (P7.4); a file that is gone has none. */
  linksFor(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface WakeUp {
  /** Has the timer look once more at this moment (epoch ms). Never throws: the timer's own runs come anyway, only later. */
  at(moment: number): Promise<void>;
}

export interface Deps {
  tickets: TicketStore;
  people: PersonStore;
  communities: CommunityStore;
  messenger: Messenger;
  contentCheck: ContentCheck;
  photoLinks: PhotoLinks;
  wakeUp: WakeUp;
  /** epoch ms */
  now(): number;
  log(message: string, facts?: Record<string, unknown>): void;
}
