import { AppError } from '@contract/errors';
import type { FigureUnit, FigureValue, FigureView } from '@contract/settings';
import { defaultSettings, type Settings } from './settings';

type Row = [key: string, group: string, name: string, unit: FigureUnit, min: number, max: number];

const DAYS = 7.5 * 60;
const feedback = '首次反馈';
const going = '派单和上门';
const finishing = '办完';
const late = '没按时做到';
const resident = '等业主和回访';

/**
 * Every figure that a manager may set, with limits in which the service still works: nothing can be switched off, an
 * emergency's first feedback above all (P2.3, process.md "Promises"). Another promise's figure is one more row.
 */
const rows: readonly Row[] = [
  ['firstFeedbackMinutes.normal', feedback, '普通的事', 'working-minutes', 5, 480],
  ['firstFeedbackMinutes.urgent', feedback, '急的事', 'working-minutes', 5, 240],
  ['firstFeedbackMinutes.emergency', feedback, '紧急求助', 'minutes', 1, 15],
  ['complaintReplyMinutes.normal', feedback, '投诉', 'working-minutes', 5, 480],
  ['complaintReplyMinutes.urgent', feedback, '急的投诉', 'working-minutes', 5, 240],
  ['dispatchMinutes.normal', going, '派出去', 'working-minutes', 5, 480],
  ['dispatchMinutes.urgent', going, '派出去，急的', 'working-minutes', 5, 240],
  ['dispatchMinutes.emergency', going, '派出去，紧急求助', 'minutes', 1, 15],
  ['acceptMinutes.normal', going, '师傅答复', 'working-minutes', 5, 240],
  ['acceptMinutes.urgent', going, '师傅答复，急的', 'working-minutes', 5, 120],
  ['acceptMinutes.emergency', going, '师傅答复，紧急求助', 'minutes', 1, 15],
  ['appointmentMinutes.normal', going, '跟业主约时间', 'working-minutes', 5, 480],
  ['appointmentMinutes.urgent', going, '跟业主约时间，急的', 'working-minutes', 5, 240],
  ['arriveMinutes.urgent', going, '上门，急的', 'working-minutes', 30, 480],
  ['arriveMinutes.emergency', going, '上门，紧急求助', 'minutes', 5, 60],
  ['finishMinutes.normal', finishing, '报修', 'working-minutes', 60, 20 * DAYS],
  ['finishMinutes.urgent', finishing, '急的报修', 'working-minutes', 60, 5 * DAYS],
  ['finishMinutes.emergency', finishing, '紧急求助', 'minutes', 30, 24 * 60],
  ['complaintFinishMinutes.normal', finishing, '投诉', 'working-minutes', 60, 10 * DAYS],
  ['complaintFinishMinutes.urgent', finishing, '急的投诉', 'working-minutes', 60, 5 * DAYS],
  ['answerMinutes.normal', finishing, '答复咨询和建议', 'working-minutes', 15, 5 * DAYS],
  ['answerMinutes.urgent', finishing, '答复急的咨询', 'working-minutes', 15, 2 * DAYS],
  ['loadCap', going, '一位师傅手上最多', 'orders', 2, 30],
  ['escalation.leadMinutes', late, '过这么久告诉主管', 'working-minutes', 5, 480],
  ['escalation.managerMinutes', late, '过这么久告诉项目经理', 'working-minutes', 10, 960],
  ['escalation.emergencyLeadMinutes', late, '紧急的，告诉主管', 'minutes', 1, 30],
  ['escalation.emergencyManagerMinutes', late, '紧急的，告诉项目经理', 'minutes', 2, 60],
  ['urgeAgainMinutes', late, '业主催过，隔这么久能再催', 'minutes', 10, 1440],
  ['joinHours', resident, '同一件事，邻居能加入', 'hours', 1, 72],
  ['clarificationHours', resident, '等业主补充', 'hours', 4, 168],
  ['confirmationHours', resident, '等业主确认结果', 'hours', 24, 168],
  ['followUpHours', resident, '回访', 'hours', 4, 72],
  ['followUpCalls', resident, '没打通，最多打几次', 'times', 2, 5],
  ['ratingDays', resident, '办完后还能评价', 'days', 3, 30],
];

type Tree = Record<string, number | Record<string, number> | undefined>;

function valueAt(settings: Settings, key: string): number {
  const [name = '', priority] = key.split('.');
  const value = (settings as unknown as Tree)[name];
  return typeof value === 'object' ? (value[priority ?? ''] ?? 0) : (value ?? 0);
}

/** Every figure as it is, with its limits. */
export function figuresOf(settings: Settings): FigureView[] {
  return rows.map(([key, group, name, unit, min, max]) => ({
    ...{ key, group, name, unit, min, max },
    usual: valueAt(defaultSettings, key),
    value: valueAt(settings, key),
  }));
}

const unitWords: Record<FigureUnit, string> = {
  'working-minutes': '工作分钟',
  minutes: '分钟',
  hours: '小时',
  days: '天',
  times: '次',
  orders: '单',
};

const refuse = (key: string, sentence: string) =>
  new AppError('BAD_INPUT', { field: `change.figures.${key}`, sentence: `${sentence}你填的都还在。` });

/** What is urgent may not take longer than what is not. */
function mustBeFaster(values: ReadonlyMap<string, number>): void {
  for (const [key, group, name] of rows) {
    const [figure] = key.split('.');
    const usual = values.get(`${figure}.normal`);
    const urgent = values.get(key);
    if (!key.endsWith('.urgent') || usual === undefined || urgent === undefined || urgent <= usual) continue;
    throw refuse(key, `「${group}」里「${name}」不能比不急的还慢，现在填的是 ${urgent}，不急的是 ${usual}。`);
  }
}

/** The manager hears of it after the lead, not before (P3.5). */
function mustClimb({ escalation }: Settings): void {
  const { leadMinutes, managerMinutes, emergencyLeadMinutes, emergencyManagerMinutes } = escalation;
  if (managerMinutes > leadMinutes && emergencyManagerMinutes > emergencyLeadMinutes) return;
  const key = managerMinutes > leadMinutes ? 'emergencyManagerMinutes' : 'managerMinutes';
  throw refuse(`escalation.${key}`, `「${late}」里要先告诉主管，后告诉项目经理，后面的数要大一些。`);
}

/**
 * The settings with these figures; all others stay. Throws BAD_INPUT for an unknown figure, one outside its safe limits, or
 * an urgent one that is slower than the ordinary.
 */
export function withFigures(settings: Settings, figures: readonly FigureValue[]): Settings {
  const next = structuredClone(settings) as unknown as Tree;
  for (const { key, value } of figures) {
    const row = rows.find(([each]) => each === key);
    if (!row) throw new AppError('BAD_INPUT', { field: 'change.figures', message: `no figure ${key}` });
    const [, group, name, unit, min, max] = row;
    if (value < min || value > max) {
      throw refuse(key, `「${group}」里「${name}」要在 ${min} 到 ${max} ${unitWords[unit]}之间。`);
    }
    const [figure = '', priority] = key.split('.');
    const old = next[figure];
    if (priority === undefined) next[figure] = value;
    else if (typeof old === 'object') old[priority] = value;
  }
  const changed = next as unknown as Settings;
  mustClimb(changed);
  mustBeFaster(new Map(rows.map(([key]) => [key, valueAt(changed, key)])));
  return changed;
}

const names = new Set(rows.map(([key]) => key.split('.')[0] as keyof Settings));

/** What a community's record says beside these figures. */
export function withoutFigures(own: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(own).filter(([name]) => !names.has(name as keyof Settings)));
}

/** Only what can be set and differs from the defaults, for the community's record. */
export function ownFigures(settings: Settings): Partial<Settings> {
  const own = [...names].filter(
    (name) => JSON.stringify(settings[name]) !== JSON.stringify(defaultSettings[name]),
  );
  return Object.fromEntries(own.map((name) => [name, settings[name]]));
}
