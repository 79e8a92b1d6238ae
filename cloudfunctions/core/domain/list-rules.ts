import type { Category, EmergencyPlan, EmergencyWords, FeedbackTemplate, Place } from '@contract/community';
import { EmergencyType } from '@contract/community';
import { AppError } from '@contract/errors';
import { defaultEmergencyWords } from './default-emergencies';
import { isEmptyOpinion, isEmptyTimeLimit } from './empty-phrases';

/* What the community's own lists must hold together; each refusal names the row (P2.2, P2.3, P2.5). */

/** shorter, a word would alarm at every second report */
const LEAST_WORD = 2;

const refuse = (field: string, sentence: string) =>
  new AppError('BAD_INPUT', { field: `change.${field}`, sentence: `${sentence}你填的都还在。` });

function repeated(words: readonly string[]): string | undefined {
  return words.find((word, index) => words.indexOf(word) !== index);
}

/** Every row of a list has an id of its own. */
export function mustDiffer(part: string, rows: readonly { id: string }[]): void {
  const twice = repeated(rows.map(({ id }) => id));
  if (twice) throw refuse(part, `有两行编号都是 ${twice}，请删掉一行重加。`);
}

/** A tree of two levels; a department that is named is one of the community's (P2.2). */
export function mustBeTree(categories: readonly Category[], departments: readonly string[]): void {
  mustDiffer('categories', categories);
  for (const { name, kind, parentId, department } of categories) {
    const parent = categories.find(({ id }) => id === parentId);
    if (parentId !== undefined && !(parent?.kind === kind && parent.parentId === undefined)) {
      throw refuse('categories', `「${name}」的上一级不在了，请给它选一个大类。`);
    }
    if (department !== undefined && !departments.includes(department)) {
      throw refuse('categories', `「${name}」归「${department}」，可部门里没有它，请换一个部门。`);
    }
  }
  const open = categories.filter(({ retired }) => !retired);
  const twice = repeated(open.map(({ kind, parentId = '', name }) => `${kind}/${parentId}/${name}`));
  if (twice) throw refuse('categories', `有两个都叫「${twice.split('/').at(-1)}」，请改一个名字。`);
  if (!open.some(({ kind }) => kind === 'repair')) throw refuse('categories', '报修至少要留一个分类。');
}

/** A department in use cannot be taken away. */
export function mustKeepUsed(departments: readonly string[], categories: readonly Category[]): void {
  const twice = repeated(departments);
  if (twice) throw refuse('departments', `「${twice}」写了两次，留一个就行。`);
  for (const used of new Set(categories.flatMap(({ department }) => department ?? []))) {
    if (departments.includes(used)) continue;
    const count = categories.filter(({ department }) => department === used).length;
    throw refuse('departments', `还有 ${count} 个分类归「${used}」，先把它们改到别的部门，再删。`);
  }
}

/** A template is first feedback to be: its parts say something (P2.5). */
export function mustBeTemplates(
  templates: readonly FeedbackTemplate[],
  categories: readonly Category[],
): void {
  mustDiffer('feedbackTemplates', templates);
  for (const { title, kind, categoryId, opinion, timeLimit } of templates) {
    const say = (what: string) => refuse('feedbackTemplates', `模板「${title}」：${what}`);
    if (isEmptyOpinion(opinion)) throw say('处理意见要说清怎么办，比如「师傅上门查漏点」。');
    if (isEmptyTimeLimit(timeLimit)) throw say('预计多久要有日期或时间，比如「2 个工作日内」。');
    const isKnown = categories.some((category) => category.id === categoryId && category.kind === kind);
    if (categoryId !== undefined && !isKnown) throw say('选的分类不在了，请重选。');
  }
}

/** Two codes for one place would split its reports. */
export function mustBePlaces(places: readonly Place[]): void {
  mustDiffer('places', places);
  const twice = repeated(places.map(({ label }) => label));
  if (twice) throw refuse('places', `「${twice}」写了两次，留一个就行。`);
}

/** Each type of emergency keeps its plan: none can be taken away (P2.3). */
export function mustBePlans(plans: readonly EmergencyPlan[]): void {
  const types = plans.map(({ type }) => type);
  if (repeated(types)) throw refuse('emergencyPlans', '同一种紧急情况有两份预案，请合成一份。');
  if (EmergencyType.options.some((type) => !types.includes(type))) {
    throw refuse('emergencyPlans', '六种紧急情况每种都要有预案，少了一种。');
  }
}

/** A word means one emergency, and is long enough to mean it. */
export function mustBeAlarming(table: readonly EmergencyWords[]): void {
  if (repeated(table.map(({ type }) => type)))
    throw refuse('emergencyWords', '同一种紧急情况写了两行，请合成一行。');
  const words = table.flatMap((row) => row.words);
  const usual = defaultEmergencyWords.flatMap((row) => row.words);
  const short = words.find((word) => word.length < LEAST_WORD && !usual.includes(word));
  if (short) throw refuse('emergencyWords', `「${short}」太短了，会错报，至少写两个字。`);
  const twice = repeated(words);
  if (twice) throw refuse('emergencyWords', `「${twice}」写了两次，留一个就行。`);
}
