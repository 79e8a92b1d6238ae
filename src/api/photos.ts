import Taro from '@tarojs/taro';
import { makeId } from './make-id';

/** A photo on this phone: a path that an image shows and an upload takes. */
export interface LocalPhoto {
  path: string;
}

/** Lets the person take or choose photos; none if they change their mind. */
export async function choosePhotos(most: number): Promise<LocalPhoto[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
    });
    return tempFiles.map((file) => ({ path: file.tempFilePath }));
  } catch {
    return [];
  }
}

/** Whether a photo of an earlier visit is still on the phone: WeChat clears its temporary files. */
export function isStillThere(photo: LocalPhoto): boolean {
  try {
    Taro.getFileSystemManager().accessSync(photo.path);
    return true;
  } catch {
    return false;
  }
}

/** Puts a photo into the cloud's private storage and answers its file id. */
export async function uploadPhoto(ticketId: string, photo: LocalPhoto): Promise<string> {
  const cloudPath = `photos/${ticketId}/${makeId()}.jpg`;
  const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: photo.path });
  return fileID;
}
