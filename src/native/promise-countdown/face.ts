const SECOND = 1000;
const MINUTE = 60;
const HOUR = 3600;

/** What a countdown counts to, epoch ms: when the promise is nearly over and when it is. */
export interface Countdown {
  warnAt: number;
  dueAt: number;
}

export interface CountdownFace {
  /** 还剩 12:07 · 还剩 1:02:07 · 超时 3:20 */
  text: string;
  tone: 'calm' | 'warn' | 'late';
  /** the same in whole minutes, for who has the page read out: it changes once a minute at most */
  label: string;
}

const two = (figure: number) => `${figure}`.padStart(2, '0');

/** 12:07, from an hour on 1:02:07 */
function sayFigures(seconds: number): string {
  const rest = `${two(Math.floor((seconds % HOUR) / MINUTE))}:${two(seconds % MINUTE)}`;
  return seconds < HOUR ? rest.replace(/^0/, '') : `${Math.floor(seconds / HOUR)}:${rest}`;
}

function sayMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / MINUTE);
  return minutes === 0 ? '不到 1 分钟' : ` ${minutes} 分钟`;
}

/** Whole seconds that are left; below zero it is late. The due second itself reads 0:00. */
const secondsLeft = (dueAt: number, now: number) => Math.ceil((dueAt - now) / SECOND);

/** What a countdown shows at `now` (epoch ms): amber from 75 % of the time on, red when late (look.md). */
export function faceAt({ warnAt, dueAt }: Countdown, now: number): CountdownFace {
  const left = secondsLeft(dueAt, now);
  const word = left < 0 ? '超时' : '还剩';
  const seconds = Math.abs(left);
  const running = now >= warnAt ? 'warn' : 'calm';
  return {
    text: `${word} ${sayFigures(seconds)}`,
    tone: left < 0 ? 'late' : running,
    label: word + sayMinutes(seconds),
  };
}

/** Milliseconds from `now` to the next second of a countdown, 1–1000. */
export function untilNextSecond(dueAt: number, now: number): number {
  return dueAt - now - (secondsLeft(dueAt, now) - 1) * SECOND;
}

/** Draws at once and again whenever as many milliseconds have passed as `draw` answered, until it is stopped. */
export function keepDrawing(draw: () => number): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const again = () => {
    timer = setTimeout(again, draw());
  };
  again();
  return () => clearTimeout(timer);
}
