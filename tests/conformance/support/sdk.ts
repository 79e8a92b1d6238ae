import { randomUUID } from 'node:crypto';
import { sdkEnvironment } from '../../../localcloud/functions/environment';

/** What the SDK makes of a command; its own typings know only some of them. */
export interface Command {
  and(...others: unknown[]): Command;
  or(...others: unknown[]): Command;
}
type Commands<Name extends string> = Record<Name, (...args: unknown[]) => Command>;
type QueryName =
  | 'eq'
  | 'neq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'nin'
  | 'and'
  | 'or'
  | 'nor'
  | 'not'
  | 'exists'
  | 'mod'
  | 'all'
  | 'elemMatch'
  | 'size'
  | 'expr'
  | 'geoNear'
  | 'geoWithin'
  | 'geoIntersects'
  | 'jsonSchema'
  | 'text';
type UpdateName =
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'min'
  | 'max'
  | 'rename'
  | 'bit'
  | 'push'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'addToSet'
  | 'pull'
  | 'pullAll';
type ExpressionName =
  | 'abs'
  | 'add'
  | 'ceil'
  | 'divide'
  | 'exp'
  | 'floor'
  | 'ln'
  | 'log'
  | 'log10'
  | 'mod'
  | 'multiply'
  | 'pow'
  | 'sqrt'
  | 'subtract'
  | 'trunc'
  | 'arrayElemAt'
  | 'arrayToObject'
  | 'concatArrays'
  | 'filter'
  | 'in'
  | 'indexOfArray'
  | 'isArray'
  | 'map'
  | 'range'
  | 'reduce'
  | 'reverseArray'
  | 'size'
  | 'slice'
  | 'zip'
  | 'and'
  | 'not'
  | 'or'
  | 'cmp'
  | 'eq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'neq'
  | 'cond'
  | 'ifNull'
  | 'switch'
  | 'dateFromParts'
  | 'dateFromString'
  | 'dayOfMonth'
  | 'dayOfWeek'
  | 'dayOfYear'
  | 'isoDayOfWeek'
  | 'isoWeek'
  | 'isoWeekYear'
  | 'millisecond'
  | 'minute'
  | 'month'
  | 'second'
  | 'hour'
  | 'week'
  | 'year'
  | 'literal'
  | 'mergeObjects'
  | 'objectToArray'
  | 'allElementsTrue'
  | 'anyElementTrue'
  | 'setDifference'
  | 'setEquals'
  | 'setIntersection'
  | 'setIsSubset'
  | 'setUnion'
  | 'concat'
  | 'dateToString'
  | 'indexOfBytes'
  | 'indexOfCP'
  | 'split'
  | 'strLenBytes'
  | 'strLenCP'
  | 'strcasecmp'
  | 'substr'
  | 'substrBytes'
  | 'substrCP'
  | 'toLower'
  | 'toUpper'
  | 'meta'
  | 'addToSet'
  | 'avg'
  | 'first'
  | 'last'
  | 'max'
  | 'min'
  | 'push'
  | 'stdDevPop'
  | 'stdDevSamp'
  | 'sum'
  | 'let';

export type Row = Record<string, unknown>;

export interface DocumentReference {
  get(): Promise<{ data: Row }>;
  field(projection: Row): DocumentReference;
  set(options: { data: Row }): Promise<{ stats: { updated: number; created: number } }>;
  update(options: { data: Row }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

export interface Query {
  where(condition: unknown): Query;
  orderBy(field: string, direction: 'asc' | 'desc'): Query;
  skip(count: number): Query;
  limit(count: number): Query;
  field(projection: Row): Query;
  get(): Promise<{ data: Row[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: Row; multi?: boolean }): Promise<{ stats: { updated: number } }>;
  remove(options?: { multi?: boolean }): Promise<{ stats: { removed: number } }>;
}

type StageName =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'match'
  | 'project'
  | 'lookup'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind';
export interface Aggregate extends Record<StageName, (argument: unknown) => Aggregate> {
  end(): Promise<{ list: Row[] }>;
  /** of a pipeline inside a lookup */
  done(): Row[];
}

export interface Collection extends Query {
  doc(id: string | number): DocumentReference;
  add(options: { data: Row | Row[] }): Promise<{ _id: string | number; _ids: (string | number)[] }>;
  aggregate(): Aggregate;
}

export interface Transaction {
  collection(name: string): Collection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}

type Position = [longitude: number, latitude: number];

export interface Database {
  command: Commands<QueryName | UpdateName> & {
    aggregate: Commands<ExpressionName> & { pipeline(): Aggregate };
    project: Commands<'slice' | 'elemMatch'>;
  };
  Geo: {
    Point(...at: Position): unknown;
    LineString(points: unknown[]): unknown;
    Polygon(lines: unknown[]): unknown;
    MultiPoint(points: unknown[]): unknown;
    MultiLineString(lines: unknown[]): unknown;
    MultiPolygon(polygons: unknown[]): unknown;
  };
  RegExp(options: { regexp: string; options?: string }): unknown;
  serverDate(options?: { offset: number }): unknown;
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>;
}

/** Set, the suite runs against this environment of WeChat's cloud; otherwise against a local cloud. */
export const realEnvironment = process.env.WX_ENV;

const localVariables = {
  ...sdkEnvironment(`${process.env.CONFORMANCE_URL}/admin`),
  TCB_ENV: 'local',
  // the local cloud tells one invocation's requests from another's by it
  TCB_SEQID: randomUUID(),
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID',
  WX_CONTEXT_KEYS: '',
};

function load(): { database(options?: Row): Database } {
  if (!realEnvironment) Object.assign(process.env, localVariables);
  const sdk = require('wx-server-sdk');
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  sdk.init(realEnvironment ? { env: realEnvironment, secretId, secretKey } : { env: 'local' });
  return sdk;
}

/** The unmodified wx-server-sdk. */
export const cloud = load();
export const db = cloud.database();
export const _ = db.command;
export const $ = _.aggregate;

/** Empties a collection and fills it. */
export async function fresh(name: string, documents: Row[] = []): Promise<Collection> {
  const collection = db.collection(name);
  await collection.where({ _id: _.exists(true) }).remove();
  if (documents.length > 0) await collection.add({ data: documents });
  return collection;
}

/** Ids in the order in which they came. */
export const ids = (rows: Row[]) => rows.map((row) => row._id);

/** What the SDK rejects with. */
export async function refusal(
  work: Promise<unknown>,
): Promise<{ errCode?: number; errMsg: string; code?: string }> {
  try {
    await work;
  } catch (error) {
    return error as { errMsg: string };
  }
  throw new Error('was not refused');
}

/** A GET of the local cloud's control face. */
export async function control(path: string): Promise<Row> {
  return (await (await fetch(`${process.env.CONFORMANCE_URL}/control/${path}`)).json()) as Row;
}

export async function advanceClock(minutes: number): Promise<void> {
  await fetch(`${process.env.CONFORMANCE_URL}/control/clock`, {
    method: 'POST',
    body: JSON.stringify({ advanceMinutes: minutes }),
  });
}
