import { limits } from '@contract/limits';
import { identity } from './identity';
import { makeId } from './make-id';

export interface Recording {
  path: string;
  seconds: number;
}

let running: MediaRecorder | undefined;

/** The browser's own recorder; none without a microphone or without leave to use it. */
export async function record(): Promise<Recording | undefined> {
  const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined);
  if (!stream) return undefined;
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  const startedAt = Date.now();
  running = recorder;
  const longest = setTimeout(stopRecording, limits.voiceSeconds * 1000);
  return new Promise((resolve) => {
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => {
      clearTimeout(longest);
      for (const track of stream.getTracks()) track.stop();
      const seconds = Math.min(limits.voiceSeconds, Math.round((Date.now() - startedAt) / 1000));
      const path = URL.createObjectURL(new Blob(parts, { type: recorder.mimeType }));
      resolve(seconds > 0 ? { path, seconds } : undefined);
    });
    recorder.start();
  });
}

export function stopRecording(): void {
  if (running?.state === 'recording') running.stop();
}

/** Puts a voice note beside the photos of its ticket, in the local cloud's storage, and answers its file id. */
export async function uploadVoice(ticketId: string, { path }: Recording): Promise<string> {
  const sound = await (await fetch(path)).blob();
  const ending = sound.type.includes('mp4') ? 'mp4' : 'webm';
  const response = await fetch(`/client/upload?path=photos/${ticketId}/${makeId()}.${ending}`, {
    method: 'POST',
    headers: { 'content-type': sound.type, 'x-openid': identity.openid },
    body: sound,
  });
  const { fileID } = await response.json();
  if (!fileID) throw new Error('upload failed');
  return fileID;
}
