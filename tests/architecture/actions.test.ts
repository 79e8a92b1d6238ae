import ts from 'typescript';
import { transitions } from '../../cloudfunctions/core/domain/transitions';
import { handlers } from '../../cloudfunctions/core/runtime/handlers';
import { chaseHandlers } from '../../cloudfunctions/core/runtime/handlers-chase';
import { deskHandlers } from '../../cloudfunctions/core/runtime/handlers-desk';
import { deskinHandlers } from '../../cloudfunctions/core/runtime/handlers-deskin';
import { dispatchHandlers } from '../../cloudfunctions/core/runtime/handlers-dispatch';
import { emergencyHandlers } from '../../cloudfunctions/core/runtime/handlers-emergency';
import { intakeHandlers } from '../../cloudfunctions/core/runtime/handlers-intake';
import { leadHandlers } from '../../cloudfunctions/core/runtime/handlers-lead';
import { residentHandlers } from '../../cloudfunctions/core/runtime/handlers-resident';
import { settingsHandlers } from '../../cloudfunctions/core/runtime/handlers-settings';
import { technicianHandlers } from '../../cloudfunctions/core/runtime/handlers-technician';
import { type ActionName, actions, Role } from '../../types/contract/actions';
import { TicketAction } from '../../types/contract/ticket';
import { collect, lineOf, parse } from '../support/imports';
import { scriptsIn } from '../support/source-files';

const names = Object.keys(actions) as ActionName[];
const relations = ['self', 'ticket-resident', 'joined-resident', 'assignee', 'asked'];
const whoOf = (name: ActionName): readonly string[] => actions[name].who;

test('every action of the contract has one handler, in one of the tables', () => {
  const written = [
    residentHandlers,
    deskHandlers,
    technicianHandlers,
    dispatchHandlers,
    intakeHandlers,
    deskinHandlers,
    settingsHandlers,
    chaseHandlers,
    emergencyHandlers,
    leadHandlers,
  ].flatMap((table) => Object.keys(table));
  expect(written.sort()).toEqual([...names].sort());
  expect(Object.keys(handlers).sort()).toEqual([...names].sort());
});

test.each(names)('%s says who may call it, and its handler reads what that takes', (name) => {
  const who = whoOf(name);
  expect(who.length).toBeGreaterThan(0);
  expect(new Set(who).size).toBe(who.length);
  const roles = who.filter((each) => (Role.options as readonly string[]).includes(each));
  const related = who.filter((each) => relations.includes(each));
  expect([...roles, ...related].sort()).toEqual([...who].sort());
  // a relation is on the ticket: without it nobody could be checked; a role is read beside it, or after it where needed
  const { loads } = handlers[name];
  if (related.some((each) => each !== 'self')) expect(loads).not.toBe('person');
  if (roles.length > 0 && related.length === 0) expect(loads).not.toBe('ticket');
});

test.each(TicketAction.options)(
  '%s: the action table and the transition table name the same people',
  (name) => {
    expect([...whoOf(name)].sort()).toEqual([...transitions[name].who].sort());
  },
);

test.each(names)('%s refuses what it does not name', (name) => {
  const parsed = actions[name].input.safeParse({ surprise: 1 });
  expect(parsed.error?.issues).toContainEqual(
    expect.objectContaining({ code: 'unrecognized_keys', keys: ['surprise'] }),
  );
});

test('every command names its ticket and carries its own id, so that it may arrive twice', () => {
  const unsafe = TicketAction.options.filter((name) => {
    const missing = actions[name].input.safeParse({}).error?.issues.map(({ path }) => path[0]) ?? [];
    return !missing.includes('ticketId') || !missing.includes('commandId');
  });
  expect(unsafe).toEqual([]);
});

interface Call {
  action: string;
  at: string;
}

const isCallOf = (node: ts.Node, name: string): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

/** `callAction` reads, `send` commands (use-command.ts) */
const asking = ['callAction', 'send'];

/** The action that a call names; of one that is chosen by a condition, every action that its file names. */
function actionsAsked(argument: ts.Expression): string[] {
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  return collect(argument.getSourceFile(), (node) =>
    ts.isStringLiteralLike(node) && Object.hasOwn(actions, node.text) ? node.text : undefined,
  );
}

const calls: Call[] = scriptsIn('src').flatMap((file) =>
  collect(parse(file), (node) => {
    const call = asking.map((name) => (isCallOf(node, name) ? node : undefined)).find(Boolean);
    const argument = call?.arguments[0];
    return argument && actionsAsked(argument).map((action) => ({ action, at: `${file}:${lineOf(node)}` }));
  }).flat(),
);

test('every action is called by the phone, and the phone calls no other', () => {
  expect([...new Set(calls.map(({ action }) => action))].sort()).toEqual([...names].sort());
});

/** WeChat asks for at most three templates in one go, and only straight from a tap. */
describe('asking for reminders', () => {
  const asks = scriptsIn(
    'src/pages',
    'src/components',
    'src/hooks',
    'src/desk',
    'src/technician',
    'src/lead',
  ).flatMap((file) => collect(parse(file), (node) => (isCallOf(node, 'askForReminders') ? node : undefined)));
  const at = (node: ts.Node) => `${node.getSourceFile().fileName}:${lineOf(node)}`;

  test('names one to three templates', () => {
    expect(asks.length).toBeGreaterThan(3);
    const sizes = asks.map((ask) => {
      const [list] = ask.arguments;
      return { at: at(ask), size: list && ts.isArrayLiteralExpression(list) ? list.elements.length : 0 };
    });
    expect(sizes.filter(({ size }) => size < 1 || size > 3)).toEqual([]);
  });

  test('comes first in the handler of the tap, before anything is awaited', () => {
    const late = asks.filter((ask) => {
      const handler = ts.findAncestor(ask, ts.isFunctionLike);
      const first =
        handler &&
        'body' in handler &&
        handler.body &&
        ts.isBlock(handler.body) &&
        handler.body.statements[0];
      return !first || !(ask.pos >= first.pos && ask.end <= first.end);
    });
    expect(late.map(at)).toEqual([]);
  });
});
