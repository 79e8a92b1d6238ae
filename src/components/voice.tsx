import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { type Recording, record, stopRecording } from '../api/recorder';
import { Part } from './part';

/** A voice note being added: on its way, there, or waiting for the network. */
export interface AddedVoice extends Recording {
  fileId?: string;
}

/** Plays one sound; a tap while it plays stops it. */
function usePlayer(url: string) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const audio = Taro.createInnerAudioContext();
    const end = () => setPlaying(false);
    audio.onEnded(end);
    audio.onError(end);
    audio.src = url;
    audio.play();
    return () => {
      audio.stop();
      audio.destroy();
    };
  }, [playing, url]);
  return { playing, toggle: () => setPlaying((old) => !old) };
}

/** A voice note to listen to; who may see the photos may hear it. */
export function VoicePlayer({ url, seconds }: { url: string; seconds: number }) {
  const { playing, toggle } = usePlayer(url);
  return (
    <View className="row mt2">
      <View
        className={`opt ${playing ? 'opt-on' : ''}`}
        hoverClass="tap-hover"
        ariaRole="button"
        ariaLabel={`语音 ${seconds} 秒`}
        onClick={() => url && toggle()}
      >
        <View className={`i i-s i-${playing ? 'pause' : 'play'} c-brand`} />
        {url ? `${playing ? '正在放' : '听语音'} ${seconds} 秒` : '语音取不到了'}
      </View>
    </View>
  );
}

interface RecorderProps {
  voice: AddedVoice | undefined;
  onChange: (voice: AddedVoice | undefined) => void;
}

/** Says it instead of writing it: one tap begins, the next ends (P1.2). */
export function VoiceRecorder({ voice, onChange }: RecorderProps) {
  const [state, setState] = useState<'idle' | 'recording' | 'refused'>('idle');
  const begin = async () => {
    setState('recording');
    const recording = await record();
    setState(recording ? 'idle' : 'refused');
    if (recording) onChange(recording);
  };
  if (voice) {
    return (
      <View className="row g2 wrap">
        <VoicePlayer url={voice.path} seconds={voice.seconds} />
        <View className="link mt2" ariaRole="button" onClick={() => onChange(undefined)}>
          删掉重说
        </View>
      </View>
    );
  }
  const isOn = state === 'recording';
  return (
    <View>
      <View
        id="report-voice"
        className={`opt ${isOn ? 'opt-on' : ''}`}
        hoverClass="tap-hover"
        ariaRole="button"
        onClick={() => (isOn ? stopRecording() : void begin())}
      >
        <View className={`i i-s i-${isOn ? 'pause' : 'mic'} c-brand`} />
        {isOn ? '正在听，说完点这里' : '说一段'}
      </View>
      <Part>
        {state === 'refused' ? (
          <View className="t-s c-warn mt1">没录上。请允许使用麦克风，或者直接写。</View>
        ) : null}
      </Part>
    </View>
  );
}
