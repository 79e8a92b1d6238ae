import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';
import { evaluate } from './expressions';
import { compileQuery } from './query';
import { isOperators } from './query-types';
import { isObject } from './values';

type Row = Record<string, unknown>;
/** What of a document is meant: `true` the whole value, a tree only parts of it. */
interface Tree {
  [step: string]: true | Tree;
}

function grow(tree: Tree, path: string): void {
  const steps = path.split('.');
  const last = steps.pop() as string;
  let at = tree;
  for (const step of steps) {
    const next = at[step] ?? {};
    at[step] = next;
    if (next === true) throw failed(`Path collision at ${path}`);
    at = next;
  }
  if (at[last] !== undefined) throw failed(`Path collision at ${path}`);
  at[last] = true;
}

function included(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.filter((each) => isObject(each) || Array.isArray(each)).map((each) => included(each, tree));
  }
  if (!isObject(value)) return undefined;
  const parts = Object.entries(value).flatMap(([key, each]) => {
    const branch = Object.hasOwn(tree, key) ? tree[key] : undefined;
    if (branch === undefined) return [];
    const part = branch === true ? each : included(each, branch);
    return part === undefined ? [] : [[key, part]];
  });
  return Object.fromEntries(parts);
}

function excluded(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((each) => excluded(each, tree));
  if (!isObject(value)) return value;
  const parts = Object.entries(value).flatMap(([key, each]) => {
    const branch = Object.hasOwn(tree, key) ? tree[key] : undefined;
    if (branch === true) return [];
    return [[key, branch ? excluded(each, branch) : each]];
  });
  return Object.fromEntries(parts);
}

function sliced(list: unknown, argument: unknown): unknown {
  if (!Array.isArray(list)) return list;
  const [start, count] = Array.isArray(argument) ? argument : [undefined, argument];
  if (!Number.isInteger(count) || (start !== undefined && !(Number.isInteger(start) && count > 0))) {
    throw failed('$slice needs a count, or a start and a positive count');
  }
  if (start === undefined) return count < 0 ? list.slice(count) : list.slice(0, count);
  const from = start < 0 ? Math.max(0, list.length + start) : start;
  return list.slice(from, from + count);
}

function firstElement(list: unknown, criteria: unknown): unknown[] | undefined {
  const matches = compileQuery({ v: { $elemMatch: criteria } }, evaluate);
  const found = Array.isArray(list) ? list.find((each) => matches({ v: [each] })) : undefined;
  return found === undefined ? undefined : [found];
}

/** Replaces the value at a path, or takes it away. */
function changed(row: Row, path: string, change: (value: unknown) => unknown): Row {
  const [step, ...rest] = path.split('.') as [string, ...string[]];
  if (!Object.hasOwn(row, step)) return row;
  const inner = row[step];
  const next =
    rest.length === 0 ? change(inner) : isObject(inner) ? changed(inner, rest.join('.'), change) : inner;
  const { [step]: _, ...others } = row;
  return next === undefined ? others : { ...row, [step]: next };
}

/**
 * Turns what `field()` sends into a function that shows the wanted part of a document.
 * Source: MongoDB manual, "Project Fields to Return from Query". Throws CloudError for a bad projection.
 */
export function compileProjection(projection: Row): (document: Row) => Row {
  const [shown, hidden]: [Tree, Tree] = [{}, {}];
  const changes: ((row: Row) => Row)[] = [];
  for (const [path, how] of Object.entries(projection)) {
    if (path.split('.').some((step) => step.startsWith('$'))) throw notImplemented(`projection of ${path}`);
    if (isOperators(how) && '$slice' in how) {
      changes.push((row) => changed(row, path, (value) => sliced(value, how.$slice)));
    } else if (isOperators(how) && '$elemMatch' in how) {
      grow(shown, path);
      changes.push((row) => changed(row, path, (value) => firstElement(value, how.$elemMatch)));
    } else if (typeof how !== 'number' && typeof how !== 'boolean') {
      throw notImplemented(`projection ${JSON.stringify(how)}`);
    } else if (path === '_id' && !how) hidden._id = true;
    else grow(how ? shown : hidden, path);
  }
  const { _id: hidesId, ...others } = hidden;
  const shows = Object.keys(shown).length > 0;
  if (shows && Object.keys(others).length > 0) {
    throw failed('Projection cannot have a mix of inclusion and exclusion.');
  }
  const base = (row: Row) =>
    (shows ? included(row, hidesId ? shown : { _id: true, ...shown }) : excluded(row, hidden)) as Row;
  return (document) => changes.reduce((row, change) => change(row), base(document));
}
