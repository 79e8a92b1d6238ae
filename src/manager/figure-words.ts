import type { FigureUnit, FigureView } from '@contract/settings';

/** What was typed, by the figure's key; kept as typed so that an emptied field stays empty. */
export type TypedFigures = Record<string, string>;

export const unitWords: Record<FigureUnit, string> = {
  'working-minutes': '工作分钟',
  minutes: '分钟',
  hours: '小时',
  days: '天',
  times: '次',
  orders: '单',
};

export const typedFrom = (figures: readonly FigureView[]): TypedFigures =>
  Object.fromEntries(figures.map(({ key, value }) => [key, String(value)]));

/** The number that was typed; undefined if it is none, or outside the safe limits. */
export function figureOf(typed: string | undefined, { min, max }: FigureView): number | undefined {
  if (!/^\d{1,6}$/.test(typed ?? '')) return undefined;
  const value = Number(typed);
  return value >= min && value <= max ? value : undefined;
}

/** Which figure cannot be saved, in words; undefined if all can. */
export function wrongIn(typed: TypedFigures, figures: readonly FigureView[]): string | undefined {
  const wrong = figures.find((figure) => figureOf(typed[figure.key], figure) === undefined);
  return wrong && `「${wrong.group}」里「${wrong.name}」要填 ${wrong.min} 到 ${wrong.max}`;
}

/** For the contract: every figure that was typed well, the others as they are. */
export const valuesOf = (typed: TypedFigures, figures: readonly FigureView[]) =>
  figures.map((figure) => ({ key: figure.key, value: figureOf(typed[figure.key], figure) ?? figure.value }));

/** 一般 60，可以填 5 到 480; of long ones also how many hours they are */
export function sayLimits({ usual, min, max }: FigureView): string {
  return `一般 ${usual}，可以填 ${min} 到 ${max}`;
}
