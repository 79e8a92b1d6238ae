/** Progress for people: what is being done, and how long it took. Goes to stderr, so that stdout stays for machines. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs one named step and says how long it took. Errors pass through. */
export async function step(name, work) {
  const started = Date.now();
  say(`▸ ${name} …`);
  const result = await work();
  say(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return result;
}
