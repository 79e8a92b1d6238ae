import type { RequestOf } from '@contract/actions';
import { sayWhen } from '@contract/clock-words';
import type { EmergencyType } from '@contract/emergency';
import { limits } from '@contract/limits';
import type { TicketKind } from '@contract/ticket';
import { Input, Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { toActionError } from '../../api/call-action';
import { cloudNow } from '../../api/cloud-clock';
import { handOver, ticketKey } from '../../api/fresh';
import { forget } from '../../api/storage';
import { askForReminders } from '../../api/subscribe';
import { Button } from '../../components/button';
import { EmergencyCalls } from '../../components/emergency-calls';
import { Options } from '../../components/options';
import { Part } from '../../components/part';
import { PhotoPicker, sendPhotos } from '../../components/photos';
import { Plate } from '../../components/plate';
import { Shell } from '../../components/shell';
import { Missing, Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';
import { type Home, useHome } from '../../hooks/use-home';
import { useMinute } from '../../hooks/use-minute';
import { kindWords } from '../../labels';
import { happenedAtOf, happenedOptions, wishOptions } from './choices';
import { type Draft, draftKey, useDraft } from './draft';
import { EmergencyHint } from './emergency-hint';

function requestFrom(
  draft: Draft,
  kind: TicketKind,
  photos: string[],
): Omit<RequestOf<'ticket.report'>, 'commandId'> {
  const { happenedAt } = draft;
  return {
    ticketId: draft.ticketId,
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
    return (
      <View>
        <View className="t-m c-red b">人身安全有危险，请马上打电话</View>
        <View className="mt2">
          <EmergencyCalls />
        </View>
      </View>
    );
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
          <View className="box">
            <Input
              id="report-place"
              className="field"
              value={draft.publicPlace}
              placeholder="比如 12栋 大堂、地下车库 B2"
              placeholderClass="hold"
              maxlength={limits.shortTextLength}
              onInput={(event) => change({ publicPlace: event.detail.value })}
            />
          </View>
        )}
      </View>
    </View>
  );
}

function missingIn(draft: Draft, kind: TicketKind): string | undefined {
  if (!draft.text.trim()) return `还差 1 项：${kindWords[kind].missing}`;
  if (draft.area === 'public' && !draft.publicPlace.trim()) return '还差 1 项：在哪里';
  return undefined;
}

/** Only what is true is said; nothing before the first change. */
function sayKept(saved: boolean | undefined): string {
  if (saved === undefined) return '';
  return saved ? '草稿已自动保存' : '手机存储满了，草稿没存下来，离开这页就没了';
}

export default function ReportPage() {
  const now = useMinute();
  const { params } = useRouter();
  const asked = params.kind && params.kind in kindWords ? (params.kind as TicketKind) : 'repair';
  // P2.3: its words told of an emergency, and the resident said that it is one
  const [emergencyType, setEmergencyType] = useState<EmergencyType>();
  const kind = emergencyType ? 'emergency' : asked;
  const words = kindWords[kind];
  const home = useHome();
  const opening = {
    text: params.what ? decodeURIComponent(params.what) : '',
    area: params.area === 'public' ? 'public' : 'home',
  } as const;
  const { draft, lost, saved, change, startAnew } = useDraft(asked, opening);
  const { busy, error, run } = useCommand();
  const missing = missingIn(draft, kind);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.name });
  }, [words.name]);

  const submit = () => {
    const granted = askForReminders(['feedback-given', 'visit-proposed', 'result-ready']);
    return run(async (send) => {
      await granted;
      const ids = await sendPhotos(draft.ticketId, draft.photos, (photos) => change({ photos }));
      const { ticket } = await send('ticket.report', {
        ...requestFrom(draft, kind, ids),
        ...(emergencyType ? { emergencyType } : {}),
      }).catch((failure) => {
        // this ticket was made already, of other words: these are for another one
        if (toActionError(failure).code === 'ALREADY_DONE') startAnew();
        throw failure;
      });
      forget(draftKey(asked));
      handOver(ticketKey(ticket.id), ticket);
      await Taro.redirectTo({ url: `/pages/ticket/index?id=${ticket.id}` });
    });
  };

  const foot = (
    <View className="bar">
      <PromiseAbove kind={kind} home={home} now={now} />
      <Missing what={missing} />
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id="report-submit"
          look={kind === 'emergency' ? 'redo' : 'p'}
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
          hint={words.hint}
          most={limits.textLength}
          onChange={(text) => change({ text })}
        />
        <View className="row between mt2 t-s c3">
          <View>{draft.text ? sayKept(saved) : ''}</View>
          <View className="num">
            {draft.text.length > 400 ? `${draft.text.length} / ${limits.textLength}` : ''}
          </View>
        </View>
      </View>
      {kind === 'emergency' ? null : <EmergencyHint text={draft.text} onRaise={setEmergencyType} />}
      <View className="lab">
        照片<Text className="t-s c3 nb">选填，最多 9 张</Text>
      </View>
      <PhotoPicker
        id="report-photo"
        word="拍照"
        photos={draft.photos}
        onChange={(photos) => change({ photos })}
      />
      <Part>
        {lost > 0 ? (
          <View className="note mt2">
            <View className="i i-s i-alert" />
            <View>{`有 ${lost} 张照片已被微信清理，请重新添加`}</View>
          </View>
        ) : null}
      </Part>
      <View className="lab">在哪里？</View>
      <Place draft={draft} home={home} change={change} />
      {kind === 'repair' || kind === 'complaint' ? (
        <View>
          <View className="lab">从什么时候开始？</View>
          <Options
            options={happenedOptions}
            chosen={draft.happened}
            onChoose={(happened) => change({ happened, happenedAt: happenedAtOf(happened, cloudNow()) })}
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
