import { limits } from '@contract/limits';
import type { PhotoView } from '@contract/ticket';
import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { offlineError } from '../api/call-action';
import { rememberPhoto } from '../api/photo-links';
import { choosePhotos, type LocalPhoto, uploadPhoto } from '../api/photos';

/** Photos to look at; a tap shows them large. */
export function PhotoStrip({ photos, small }: { photos: readonly PhotoView[]; small?: boolean }) {
  if (photos.length === 0) return null;
  const urls = photos.map((photo) => photo.url).filter(Boolean);
  return (
    <View className="pics wrap mt2">
      {photos.map((photo) => (
        <View
          key={photo.fileId}
          className={`pic ${small ? 'pic-s' : ''}`}
          onClick={() => photo.url && Taro.previewImage({ urls, current: photo.url })}
        >
          <Image className="pic-img" mode="aspectFill" lazyLoad src={photo.url} />
        </View>
      ))}
    </View>
  );
}

/** A photo being added: on its way, there, or waiting for the network. */
export interface AddedPhoto extends LocalPhoto {
  fileId?: string;
  failed?: boolean;
  /** uploaded, and no longer on the phone: WeChat clears its temporary files */
  isCleared?: boolean;
}

/** Uploads what is not there yet; answers the photos with what became of them. */
async function uploadAll(ticketId: string, photos: readonly AddedPhoto[]): Promise<AddedPhoto[]> {
  return Promise.all(
    photos.map(async (photo) => {
      if (photo.fileId) return photo;
      try {
        const fileId = await uploadPhoto(ticketId, photo);
        rememberPhoto(fileId, photo.path);
        return { path: photo.path, fileId };
      } catch {
        return { path: photo.path, failed: true };
      }
    }),
  );
}

/**
 * Uploads photos that go with an act, shows by `onChange` what became of each, and answers their file ids.
 * Throws OFFLINE if one did not get through: nothing that a person attached is left behind (P3.1).
 */
export async function sendPhotos(
  ticketId: string,
  photos: readonly AddedPhoto[],
  onChange: (photos: AddedPhoto[]) => void,
): Promise<string[]> {
  const sent = await uploadAll(ticketId, photos);
  onChange(sent);
  if (sent.some((photo) => photo.failed)) {
    throw offlineError('有照片还没传上去。写的内容都在，有网后再点一次。');
  }
  return sent.flatMap((photo) => photo.fileId ?? []);
}

interface PickerProps {
  id: string;
  photos: readonly AddedPhoto[];
  word: string;
  onChange: (photos: AddedPhoto[]) => void;
}

/** Photos to send, with their upload state; at most nine. */
export function PhotoPicker({ id, photos, word, onChange }: PickerProps) {
  const room = limits.photosPerEntry - photos.length;
  const add = async () => {
    const chosen = await choosePhotos(room);
    if (chosen.length > 0) onChange([...photos, ...chosen]);
  };
  return (
    <View className="pics wrap">
      {photos.map((photo) => (
        <View className="pic" key={photo.path}>
          {photo.isCleared ? null : <Image className="pic-img" mode="aspectFill" src={photo.path} />}
          <View
            className="pic-x"
            ariaRole="button"
            ariaLabel="去掉这张"
            onClick={() => onChange(photos.filter((each) => each !== photo))}
          >
            <View className="i i-x" />
          </View>
          {photo.failed ? <View className="pic-tag">等网络</View> : null}
          {photo.isCleared ? <View className="pic-tag">已上传</View> : null}
        </View>
      ))}
      {room > 0 ? (
        <View id={id} className="pic pic-add" ariaRole="button" onClick={() => void add()}>
          <View className="i i-camera" />
          <Text className="t-s">{word}</Text>
        </View>
      ) : null}
    </View>
  );
}
