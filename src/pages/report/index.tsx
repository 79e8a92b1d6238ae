import type { OutputOf, RequestOf } from '@contract/actions';
import { sayWhen } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { TicketKind } from '@contract/ticket';
import { Input, Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { callAction } from '../../api/call-action';
import { cloudNow } from '../../api/cloud-clock';
import { handOver, ticketKey } from '../../api/fresh';
import { forget, recall } from '../../api/storage';
import { askForReminders } from '../../api/subscribe';
import { Button } from '../../components/button';
import { Options } from '../../components/options';
import { Part } from '../../components/part';
import { PhotoPicker, sendPhotos } from '../../components/photos';
import { Plate } from '../../components/plate';
import { Shell } from '../../components/shell';
import { Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';
import { useMinute } from '../../hooks/use-minute';
import { kindWords } from '../../labels';
import { happenedAtOf, happenedOptions, wishOptions } from './choices';
import { type Draft, draftKey, useDraft } from './draft';

type Home = OutputOf<'resident.home'>;

function requestFrom(
  draft: Draft,
  kind: TicketKind,
  commandId: string,
  photos: string[],
): RequestOf<'ticket.report'> {
  const happenedAt = happenedAtOf(draft.happened, cloudNow());
  return {
    ticketId: draft.ticketId,
    commandId,
    kind,
    text: draft.text,
    photos,
    ...(draft.wish ? { wish: draft.wish } : {}),
    ...(happenedAt === undefined ? {} : { happenedAt }),
    ...(draft.area === 'public' ? { publicPlace: draft.publicPlace } : {}),
  };
}

function PromiseAbove({ kind, home, now }: { kind: TicketKind; home: Home | undefined; now: number }) {
  if (kind === 'emergency') {
    return <Text className="t-m c-red b">提交后值班人员 5 分钟内联系您</Text>;
  }
  if (!home) return null;
  // the promise that home was told, unless that time has passed meanwhile
  const { firstFeedbackDueAt: dueAt, firstFeedbackDueNote: note } = home;
  return (
    <View className="row g2">
      <View className="i i-s i-clock c-brand" />
      <View className="t-m grow">
        现在提交，
        {dueAt > now ? (
          <Text className="b c-brand num">{`${sayWhen(dueAt, now, note)} 前`}</Text>
        ) : (
          '1 个工作小时内'
        )}
        客服会联系您
      </View>
    </View>
  );
}

function Place({
  draft,
  home,
  change,
}: {
  draft: Draft;
  home: Home | undefined;
  change: (part: Partial<Draft>) => void;
}) {
  const areas = [
    { value: 'home', word: '我家里', icon: 'home' },
    { value: 'public', word: '公共区域', icon: 'building' },
  ] as const;
  return (
    <View className="card">
      <View className="seg">
        {areas.map(({ value, word, icon }) => (
          <View
            key={value}
            id={`report-${value}`}
            className={`seg-i ${draft.area === value ? 'seg-on' : ''}`}
            onClick={() => change({ area: value })}
          >
            <View className={`i i-s i-${icon}`} />
            {word}
          </View>
        ))}
      </View>
      <View className="mt3">
        {draft.area === 'home' ? (
          home?.house && <Plate look="large" place={{ label: home.house.label, area: 'home' }} />
        ) : (
          <Input
            id="report-place"
            className="field"
            value={draft.publicPlace}
            placeholder="比如 12栋 大堂、地下车库 B2"
            placeholderClass="hold"
            maxlength={limits.shortTextLength}
            onInput={(event) => change({ publicPlace: event.detail.value })}
          />
        )}
      </View>
    </View>
  );
}

/** What home was told; asked for anew when the page was opened from outside. */
function useHome(): Home | undefined {
  const [home, setHome] = useState(() => recall<Home>('home'));
  useEffect(() => {
    if (home) return;
    // without it the page still works, it only cannot name the house and the time
    callAction('resident.home', {}).then(setHome, () => undefined);
  }, [home]);
  return home;
}

function missingIn(draft: Draft): string | undefined {
  if (!draft.text.trim()) return '还差 1 项：说说哪里不对';
  if (draft.area === 'public' && !draft.publicPlace.trim()) return '还差 1 项：在哪里';
  return undefined;
}

export default function ReportPage() {
  const now = useMinute();
  const { params } = useRouter();
  const kind = (params.kind ?? 'repair') as TicketKind;
  const words = kindWords[kind] ?? kindWords.repair;
  const home = useHome();
  const { draft, change } = useDraft(kind, params.what ? `${decodeURIComponent(params.what)}：` : '');
  const { busy, error, run } = useCommand();
  const missing = missingIn(draft);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.name });
  }, [words.name]);

  const submit = () => {
    const asked = askForReminders(['feedback-given', 'visit-proposed', 'result-ready']);
    return run(async (commandId) => {
      await asked;
      const ids = await sendPhotos(draft.ticketId, draft.photos, (photos) => change({ photos }));
      const { ticket } = await callAction('ticket.report', requestFrom(draft, kind, commandId, ids));
      forget(draftKey(kind));
      handOver(ticketKey(ticket.id), ticket);
      await Taro.redirectTo({ url: `/pages/ticket/index?id=${ticket.id}` });
    });
  };

  const foot = (
    <View className="bar">
      <PromiseAbove kind={kind} home={home} now={now} />
      <Part>
        {missing ? (
          <View className="note mt1">
            <View className="i i-s i-alert" />
            <View>{missing}</View>
          </View>
        ) : null}
      </Part>
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id="report-submit"
          look={kind === 'emergency' ? 'red' : 'p'}
          busy={busy}
          disabled={missing !== undefined}
          onTap={() => void submit()}
        >
          {words.verb}
        </Button>
      </View>
    </View>
  );
  return (
    <Shell id="report" foot={foot}>
      <View className="lab" style={{ marginTop: '8px' }}>
        {words.ask}
      </View>
      <View className="card">
        <TextArea
          id="report-text"
          value={draft.text}
          hint={kind === 'repair' ? '比如：厨房水龙头关不紧，一直滴水' : '写几句话就行'}
          most={limits.textLength}
          onChange={(text) => change({ text })}
        />
        <View className="row between mt2 t-s c3">
          <View>{draft.text ? '草稿已自动保存' : ''}</View>
          <View className="num">
            {draft.text.length > 400 ? `${draft.text.length} / ${limits.textLength}` : ''}
          </View>
        </View>
      </View>
      <View className="lab">
        照片<Text className="t-s c3 nb">选填，最多 9 张</Text>
      </View>
      <PhotoPicker
        id="report-photo"
        word="拍照"
        photos={draft.photos}
        onChange={(photos) => change({ photos })}
      />
      <View className="lab">在哪里？</View>
      <Place draft={draft} home={home} change={change} />
      {kind === 'repair' || kind === 'complaint' ? (
        <View>
          <View className="lab">从什么时候开始？</View>
          <Options
            options={happenedOptions}
            chosen={draft.happened}
            onChoose={(happened) => change({ happened })}
          />
        </View>
      ) : null}
      {kind === 'repair' ? (
        <View>
          <View className="lab">什么时候方便上门？</View>
          <Options options={wishOptions(now)} chosen={draft.wish} onChoose={(wish) => change({ wish })} />
        </View>
      ) : null}
    </Shell>
  );
}
