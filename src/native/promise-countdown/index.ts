import { type CountdownFace, faceAt, keepDrawing, untilNextSecond } from './face';

/** A countdown that is on screen. */
interface Shown {
  data: CountdownFace & { dueAt: number; warnAt: number; offset: number };
  setData(change: Partial<CountdownFace>): void;
  stopDrawing?: (() => void) | undefined;
}

/** What has to be sent for `shown` to look like `face`: in most seconds the text alone. */
function changesTo(face: CountdownFace, shown: CountdownFace): Partial<CountdownFace> {
  return {
    ...(face.text === shown.text ? {} : { text: face.text }),
    ...(face.tone === shown.tone ? {} : { tone: face.tone }),
    ...(face.label === shown.label ? {} : { label: face.label }),
  };
}

/** Answers when to draw again. */
function draw(shown: Shown): number {
  const { data } = shown;
  const now = Date.now() + data.offset;
  const changes = changesTo(faceAt(data, now), data);
  if (Object.keys(changes).length > 0) shown.setData(changes);
  return untilNextSecond(data.dueAt, now);
}

function start(shown: Shown): void {
  stop(shown);
  shown.stopDrawing = keepDrawing(() => draw(shown));
}

function stop(shown: Shown): void {
  shown.stopDrawing?.();
  shown.stopDrawing = undefined;
}

/**
 * The seconds of a promise, ticking in WeChat itself: a tick is one setData of a few bytes and no work for React.
 * `dueAt` and `warnAt` are epoch ms of the cloud's clock, `offset` is that clock less the phone's (ms).
 * It stands still while its page is hidden.
 */
Component({
  properties: { dueAt: Number, warnAt: Number, offset: Number },
  data: { text: '', tone: 'calm', label: '' },
  observers: {
    'dueAt, warnAt, offset'(this: Shown) {
      if (this.stopDrawing) start(this);
    },
  },
  lifetimes: {
    attached(this: Shown) {
      start(this);
    },
    detached(this: Shown) {
      stop(this);
    },
  },
  pageLifetimes: {
    show(this: Shown) {
      start(this);
    },
    hide(this: Shown) {
      stop(this);
    },
  },
});
