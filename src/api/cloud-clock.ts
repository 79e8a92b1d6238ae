let offset = 0;

/** Learns the cloud's clock from an answer (epoch ms): a phone with a wrong clock still shows right times. */
export function noteCloudTime(at: number): void {
  offset = at - Date.now();
}

/** The cloud's time now, epoch ms. */
export function cloudNow(): number {
  return Date.now() + offset;
}
