import { Text, View } from '@tarojs/components';
import Taro, { getCurrentPages } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { identity } from '../api/identity';

interface Persona {
  openid: string;
  name: string;
  label: string;
  page: string;
}

function usePersonas(): Persona[] {
  const [personas, setPersonas] = useState<Persona[]>([]);
  useEffect(() => {
    fetch('/control/personas')
      .then((response) => response.json())
      .then((answer) => setPersonas(answer.personas))
      .catch(() => undefined);
  }, []);
  return personas;
}

function become(persona: Persona) {
  window.location.href = `?as=${persona.openid}#/${persona.page}`;
}

/** Whom to try the product as, on the local cloud. */
export function PersonChooser() {
  const personas = usePersonas();
  return (
    <View className="mt4" id="person-chooser">
      <View className="t-xl">以谁的身份体验</View>
      <View className="t-m c2 mt1">每个人看到的不一样，可以同时开几个窗口。</View>
      <View className="card-flush mt3">
        {personas.map((persona) => (
          <View className="cell cell-line" key={persona.openid} onClick={() => become(persona)}>
            <View className="face face-s badge-box">{persona.name.slice(0, 1)}</View>
            <View className="grow">
              <View className="t-l b">{persona.name}</View>
              <View className="t-s c3">{persona.label}</View>
            </View>
            <View className="i i-s i-right c3" />
          </View>
        ))}
      </View>
    </View>
  );
}

const firstPages = [
  'pages/home/index',
  'pages/tickets/index',
  'pages/mine/index',
  'desk/queue/index',
  'technician/jobs/index',
  'lead/queue/index',
];

/** WeChat has its own bar with a way back; a browser has none inside a page. */
function WayBack({ home }: { home: string | undefined }) {
  if (firstPages.some((page) => window.location.hash.startsWith(`#/${page}`))) return null;
  const back = () => {
    if (getCurrentPages().length > 1) void Taro.navigateBack();
    else if (home) void Taro.reLaunch({ url: `/${home}` });
  };
  return (
    <View id="way-back" className="way-back t-m c2" ariaRole="button" onClick={back}>
      <View className="i i-s i-left" />
      返回
    </View>
  );
}

/** Says as whom the product is being tried (inside the stage the stage says it), and gives a way back. */
export function IdentityBar() {
  const [open, setOpen] = useState(false);
  const personas = usePersonas();
  if (!identity.openid) return null;
  const me = personas.find((persona) => persona.openid === identity.openid);
  if (window.self !== window.top) return <WayBack home={me?.page} />;
  return (
    <View>
      <View className="as-bar">
        <Text>{`以 ${me?.name ?? '…'}（${me?.label ?? ''}）身份体验`}</Text>
        <Text className="as-link" onClick={() => setOpen(!open)}>
          {open ? '收起' : '换个身份'}
        </Text>
      </View>
      {open && (
        <View className="page">
          <PersonChooser />
        </View>
      )}
      <WayBack home={me?.page} />
    </View>
  );
}
