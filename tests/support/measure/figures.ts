import { readFileSync } from 'node:fs';
import path from 'node:path';
import { limits } from '../../../types/contract/limits';
import { root, TestCloud } from '../localcloud';
import { measureActions } from './actions';
import { fillArchive } from './archive';
import { measureIdleTimer } from './idle-timer';
import { type Life, measureLife } from './life';
import { measureLists } from './lists';
import { measurePackages } from './packages';
import { measureFullPages } from './pages';

/** config/budget.json */
export interface Budget {
  /** of one call of an action; a warm instance, which has the community's settings */
  action: {
    commandBilledCalls: number;
    messageBilledCalls: number;
    serialSteps: number;
    /** looser, by name */
    serialStepsBy: Record<string, number>;
    answerBytes: number;
    /** tighter, by name */
    billedCalls: Record<string, number>;
  };
  /** `ownSearchDocuments`: words within a person's own list, which is walked until a page has them */
  list: { billedCalls: number; documentsBeyondPage: number; ownSearchDocuments: number };
  life: { billedCalls: number };
  idleTimer: { billedCallsPerMonth: number };
  page: { firstSetDataBytes: number };
  tap: { setDataBytes: number; unfoldSetDataBytes: number; unfold: string[]; answerSetDataBytes: number };
  package: { weappMainBytes: number; weappSubBytes: number; h5FirstLoadGzipBytes: number };
}

export interface Figure {
  group: keyof Budget;
  name: string;
  value: number;
  limit: number;
}

export function readBudget(): Budget {
  return JSON.parse(readFileSync(path.join(root, 'config/budget.json'), 'utf8')) as Budget;
}

const CLOSED_IN_ARCHIVE = 1000;
const OPEN_IN_EVERY_LIST = 25;

function lifeFigures(life: Life, budget: Budget): Figure[] {
  const { tap } = budget;
  const isList = (selector: string) => /^#(?:queue|tickets|jobs)-/.test(selector);
  const isUnfolding = (selector: string) => tap.unfold.some((end) => selector.endsWith(end));
  return [
    ...life.steps.map(
      ({ what, billedCalls }): Figure => ({
        group: 'life',
        name: what,
        value: billedCalls,
        limit: Number.POSITIVE_INFINITY,
      }),
    ),
    { group: 'life', name: 'the whole life', value: life.billedCalls, limit: budget.life.billedCalls },
    ...life.pages.map(
      ({ page, sent }): Figure => ({
        group: 'page',
        name: page,
        value: Math.max(0, ...sent.map(({ bytes }) => bytes)),
        limit: budget.page.firstSetDataBytes,
      }),
    ),
    ...life.taps.flatMap(({ page, selector, bytes, answerBytes }): Figure[] => {
      const name = `${page} ${selector.replace(/(row|offer)-\w+/, '$1-…')}`;
      const atOnce = isUnfolding(selector) ? tap.unfoldSetDataBytes : tap.setDataBytes;
      // a tab brings another list, which is measured as a page is
      const answerLimit = isList(selector) ? budget.page.firstSetDataBytes : tap.answerSetDataBytes;
      return [
        { group: 'tap', name, value: bytes, limit: atOnce },
        ...(answerBytes > 0
          ? [{ group: 'tap', name: `${name}, answered`, value: answerBytes, limit: answerLimit } as const]
          : []),
      ];
    }),
  ];
}

const isOwnSearch = (name: string) => /^(?:resident\.tickets|technician\.done) .*厨房/.test(name);

/** Runs everything once, on local clouds of its own, and sets every figure beside its limit. */
export async function measureAll(
  budget: Budget,
  say: (what: string) => void = () => undefined,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const demo = await TestCloud.start({ seed: 'demo' });
  try {
    say('the life of one repair, in the built mini-program');
    figures.push(...lifeFigures(await measureLife(demo), budget));
    say('every action');
    const { commandBilledCalls, messageBilledCalls, serialSteps, serialStepsBy, answerBytes, billedCalls } =
      budget.action;
    for (const [name, cost] of Object.entries(await measureActions(demo))) {
      const most = commandBilledCalls + (cost.sendsMessages ? messageBilledCalls : 0);
      figures.push(
        {
          group: 'action',
          name: `${name}: billed calls`,
          value: cost.billedCalls,
          limit: billedCalls[name] ?? most,
        },
        {
          group: 'action',
          name: `${name}: serial steps`,
          value: cost.serialSteps,
          limit: serialStepsBy[name] ?? serialSteps,
        },
        { group: 'action', name: `${name}: answer bytes`, value: cost.answerBytes, limit: answerBytes },
      );
    }
    say(`every list, with ${CLOSED_IN_ARCHIVE} tickets in the archive`);
    await fillArchive(demo, { closed: CLOSED_IN_ARCHIVE, open: OPEN_IN_EVERY_LIST });
    const mostExamined = limits.pageSize + budget.list.documentsBeyondPage;
    for (const [name, cost] of Object.entries(await measureLists(demo))) {
      figures.push(
        {
          group: 'list',
          name: `${name}: billed calls`,
          value: cost.billedCalls,
          limit: billedCalls[name.split(' ')[0] ?? ''] ?? budget.list.billedCalls,
        },
        {
          group: 'list',
          name: `${name}: documents examined`,
          value: cost.documentsExamined,
          limit: isOwnSearch(name) ? budget.list.ownSearchDocuments : mostExamined,
        },
      );
    }
    say('every page with full lists');
    for (const [name, value] of Object.entries(await measureFullPages(demo))) {
      figures.push({ group: 'page', name: `${name}, full`, value, limit: budget.page.firstSetDataBytes });
    }
  } finally {
    await demo.stop();
  }
  const empty = await TestCloud.start({ seed: 'empty' });
  try {
    say('the idle timer');
    figures.push({
      group: 'idleTimer',
      name: 'billed calls a month',
      value: await measureIdleTimer(empty),
      limit: budget.idleTimer.billedCallsPerMonth,
    });
  } finally {
    await empty.stop();
  }
  const { weapp, h5FirstLoadGzip } = measurePackages();
  for (const [name, value] of Object.entries(weapp)) {
    const limit = name === 'main' ? budget.package.weappMainBytes : budget.package.weappSubBytes;
    figures.push({ group: 'package', name: `weapp ${name}`, value, limit });
  }
  figures.push({
    group: 'package',
    name: 'H5 first load, compressed',
    value: h5FirstLoadGzip,
    limit: budget.package.h5FirstLoadGzipBytes,
  });
  return figures;
}
