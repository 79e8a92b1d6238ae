import { AppError } from '@contract/errors';
import type { PhotoView, TicketView } from '@contract/ticket';
import type { Deps } from './ports';

/** Where the phone puts the photos of a ticket; the cloud's prefix before it names environment and bucket. */
const ownPhoto = (ticketId: string) => new RegExp(`^cloud://[^/]+/photos/${ticketId}/[A-Za-z0-9._-]+$`);

/** Throws PHOTO_UNKNOWN for a file of another ticket: naming it here would make a link to it (P7.4). */
export function mustBeOwnPhotos(ticketId: string, fileIds: readonly string[]): void {
  const own = ownPhoto(ticketId);
  const strange = fileIds.findIndex((fileId) => !own.test(fileId));
  if (strange >= 0) throw new AppError('PHOTO_UNKNOWN', { field: `photos.${strange}` });
}

/** The same for a voice note, which lies beside the photos (P1.2). */
export function mustBeOwnVoice(ticketId: string, fileId: string): void {
  if (ownPhoto(ticketId).test(fileId)) return;
  throw new AppError('PHOTO_UNKNOWN', { field: 'voice', sentence: '语音没有传好，请重新录一次。' });
}

function photosOf(view: TicketView): PhotoView[] {
  return [
    ...(view.voice ? [view.voice] : []),
    ...view.photos,
    ...view.results.flatMap((result) => result.photos),
    ...view.timeline.flatMap((entry) => entry.photos ?? []),
  ];
}

/** Fills the links of all photos of these views, in one request. A photo that is gone keeps an empty link. */
export async function linkPhotos(deps: Deps, views: readonly TicketView[]): Promise<void> {
  const photos = views.flatMap(photosOf);
  if (photos.length === 0) return;
  const links = await deps.photoLinks.linksFor([...new Set(photos.map((photo) => photo.fileId))]);
  for (const photo of photos) photo.url = links.get(photo.fileId) ?? '';
}
