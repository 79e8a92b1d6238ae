import { limits } from '@contract/limits';
import Taro from '@tarojs/taro';
import { makeId } from './make-id';

/** A voice note on this phone. */
export interface Recording {
  path: string;
  seconds: number;
}

let done: ((recording: Recording | undefined) => void) | undefined;
let manager: Taro.RecorderManager | undefined;

const finish = (recording: Recording | undefined) => {
  done?.(recording);
  done = undefined;
};

function recorder(): Taro.RecorderManager {
  if (manager) return manager;
  manager = Taro.getRecorderManager();
  manager.onStop(({ tempFilePath, duration }) => {
    const seconds = Math.min(limits.voiceSeconds, Math.round(duration / 1000));
    finish(seconds > 0 ? { path: tempFilePath, seconds } : undefined);
  });
  manager.onError(() => finish(undefined));
  return manager;
}

/** Records until `stopRecording` or the longest time; none if the person does not allow it or said nothing. */
export function record(): Promise<Recording | undefined> {
  return new Promise((resolve) => {
    finish(undefined);
    done = resolve;
    recorder().start({
      duration: limits.voiceSeconds * 1000,
      format: 'mp3',
      sampleRate: 16_000,
      numberOfChannels: 1,
      encodeBitRate: 48_000,
    });
  });
}

export function stopRecording(): void {
  recorder().stop();
}

/** Puts a voice note beside the photos of its ticket, in the cloud's private storage, and answers its file id. */
export async function uploadVoice(ticketId: string, { path }: Recording): Promise<string> {
  const cloudPath = `photos/${ticketId}/${makeId()}.mp3`;
  const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: path });
  return fileID;
}
