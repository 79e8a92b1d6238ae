/** less than the ten minutes that a link lives (P7.4) */
const KEPT_MS = 8 * 60_000;
const links = new Map<string, { url: string; until: number }>();

function known(fileId: string): string | undefined {
  const link = links.get(fileId);
  return link && link.until > Date.now() ? link.url : undefined;
}

/** A photo that this phone has itself: shown from there instead of loaded back from the cloud. */
export function rememberPhoto(fileId: string, url: string): void {
  links.set(fileId, { url, until: Date.now() + KEPT_MS });
}

/**
 * Puts the link under which a photo is on the phone already in place of the new one that every answer brings, so that it
 * is neither loaded nor drawn again. Changes `answer` in place.
 */
export function reuseLinks(answer: unknown): void {
  if (answer === null || typeof answer !== 'object') return;
  const { fileId, url } = answer as { fileId?: unknown; url?: unknown };
  if (typeof fileId === 'string' && typeof url === 'string' && url) {
    const old = known(fileId);
    if (old) Object.assign(answer, { url: old });
    else rememberPhoto(fileId, url);
    return;
  }
  for (const part of Object.values(answer)) reuseLinks(part);
}
