const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 24;

/** An id of `[a-z0-9]{24}`: of a ticket or a command, made once for each thing that a person means to do. */
export function makeId(): string {
  const random = Array.from({ length: LENGTH }, () => alphabet[Math.floor(Math.random() * alphabet.length)]);
  const time = Date.now().toString(36);
  return (time + random.join('')).slice(0, LENGTH);
}
