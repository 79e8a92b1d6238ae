import { identity } from './identity';
import { makeId } from './make-id';

export interface LocalPhoto {
  path: string;
}

/** A browser forgets its own addresses when the page is left. */
export function isStillThere(photo: LocalPhoto): boolean {
  return !photo.path.startsWith('blob:');
}

const LONGEST_SIDE = 1600;

/** The browser's own chooser; none if the person changes their mind. */
export function choosePhotos(most: number): Promise<LocalPhoto[]> {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept: 'image/*', multiple: most > 1 });
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, most);
      resolve(files.map((file) => ({ path: URL.createObjectURL(file) })));
    });
    input.click();
  });
}

/** A photo no larger than a phone needs, as WeChat's `compressed` gives it. */
async function compressed(path: string): Promise<Blob> {
  const original = await (await fetch(path)).blob();
  const bitmap = await createImageBitmap(original);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? original), 'image/jpeg', 0.82));
}

/** Puts a photo into the local cloud's storage and answers its file id. */
export async function uploadPhoto(ticketId: string, photo: LocalPhoto): Promise<string> {
  const response = await fetch(`/client/upload?path=photos/${ticketId}/${makeId()}.jpg`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', 'x-openid': identity.openid },
    body: await compressed(photo.path),
  });
  const { fileID } = await response.json();
  if (!fileID) throw new Error('upload failed');
  return fileID;
}
