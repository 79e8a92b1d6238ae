let offset = 0;

/** Learns the cloud's clock from an answer (epoch ms): a phone with a wrong clock still shows right times. */
export function noteCloudTime(at: number): void {
  offset = at - Date.now();
}

/** The cloud's time now, epoch ms. */
export function cloudNow(): number {
  return Date.now() + offset;
}

/** How far the cloud's clock is ahead of the phone's, ms: in whole seconds, so that two answers say the same. */
export function cloudOffset(): number {
  return Math.round(offset / 1000) * 1000;
}
