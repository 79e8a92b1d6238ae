import type { CommunityGuide } from '@contract/community';
import { matchQuestions } from '@contract/faq-match';
import { limits } from '@contract/limits';
import type { TicketKind } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { cloudNow } from '../../api/cloud-clock';
import { forget } from '../../api/storage';
import { Button } from '../../components/button';
import { Options } from '../../components/options';
import { Part } from '../../components/part';
import { PhotoPicker } from '../../components/photos';
import { Shell } from '../../components/shell';
import { Missing, Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { VoiceRecorder } from '../../components/voice';
import { useHome } from '../../hooks/use-home';
import { useMinute } from '../../hooks/use-minute';
import { kindWords } from '../../labels';
import { happenedAtOf, happenedOptions, wishOptions } from './choices';
import { categoryWords } from './choose-category';
import { type Draft, draftKey, type useDraft } from './draft';
import { EmergencyHint } from './emergency-hint';
import { KnownAnswer, NeighbourReported } from './hints';
import { PromiseAbove } from './promise-above';
import { kindOf, wordsOf } from './send-report';
import { useJoin } from './use-join';
import { useSimilar } from './use-similar';
import { useSubmit } from './use-submit';
import { Where } from './where';

interface WriteProps {
  kind: TicketKind;
  guide: CommunityGuide | undefined;
  kept: ReturnType<typeof useDraft>;
  onChangeCategory: (() => void) | undefined;
}

function missingIn(draft: Draft, kind: TicketKind): string | undefined {
  const missing = [
    ...(wordsOf(draft) ? [] : [kindWords[kind].missing]),
    ...(draft.area === 'public' && !draft.placeId && !draft.publicPlace.trim() ? ['在哪里'] : []),
  ];
  return missing.length > 0 ? `还差 ${missing.length} 项：${missing.join('、')}` : undefined;
}

/** Only what is true is said; nothing before the first change. */
function sayKept(saved: boolean | undefined): string {
  if (saved === undefined) return '';
  return saved ? '草稿已自动保存' : '手机存储满了，草稿没存下来，离开这页就没了';
}

/** What it is about, with a way back to the first step. */
function Chosen({
  guide,
  draft,
  onChange,
}: {
  guide: CommunityGuide | undefined;
  draft: Draft;
  onChange: () => void;
}) {
  const words = categoryWords(guide?.categories ?? [], draft.categoryId);
  return (
    <View className="card row g3" id="report-category" ariaRole="button" onClick={onChange}>
      <View className={`i i-${words?.icon ?? 'list'} ${words ? 'c-brand' : 'c3'}`} />
      <View className="grow">
        <View className="t-l b">{words?.name ?? '没选类别'}</View>
        <View className="t-s c3">{words ? (words.above ?? '') : '选一下，找人更快；不选也可以'}</View>
      </View>
      <View className="link">{words ? '更改' : '去选'}</View>
    </View>
  );
}

/** Answers and neighbours' reports that may make this one needless, under the words while they are written. */
function Hints({ kind, guide, kept }: WriteProps) {
  const now = useMinute();
  const { draft } = kept;
  const [dismissed, setDismissed] = useState<string[]>([]);
  const dismiss = (id: string) => setDismissed((old) => [...old, id]);
  const { busy, error, join } = useJoin(kind, draft);
  const similar = useSimilar(kindOf(draft, kind), draft, true).find(({ id }) => !dismissed.includes(id));
  const faqs = (guide?.faqs ?? []).filter(({ id }) => !dismissed.includes(id));
  const [faq] = kindOf(draft, kind) === 'emergency' ? [] : matchQuestions(faqs, draft.text, 1);
  const solved = async () => {
    forget(draftKey(kind));
    await Taro.showToast({ title: '那就好，没有提交', icon: 'none' });
    await Taro.reLaunch({ url: '/pages/home/index' });
  };
  return (
    <View>
      <Part>
        {similar ? (
          <NeighbourReported
            item={similar}
            now={now}
            busy={busy}
            error={error}
            onJoin={() => void join(similar.id)}
            onDismiss={() => dismiss(similar.id)}
          />
        ) : null}
      </Part>
      <Part>
        {faq ? (
          <KnownAnswer faq={faq} onSolved={() => void solved()} onDismiss={() => dismiss(faq.id)} />
        ) : null}
      </Part>
    </View>
  );
}

function Words({ kind, kept }: Pick<WriteProps, 'kind' | 'kept'>) {
  const { draft, saved, change } = kept;
  const words = kindWords[kind];
  return (
    <View>
      <View className="lab">{words.ask}</View>
      <View className="card">
        <TextArea
          id="report-text"
          value={draft.text}
          hint={words.hint}
          most={limits.textLength}
          onChange={(text) => change({ text })}
        />
        <View className="mt2">
          <VoiceRecorder voice={draft.voice} onChange={(voice) => change({ voice })} />
        </View>
        <View className="row between mt2 t-s c3">
          <View>{draft.text ? sayKept(saved) : ''}</View>
          <View className="num">
            {draft.text.length > 400 ? `${draft.text.length} / ${limits.textLength}` : ''}
          </View>
        </View>
      </View>
    </View>
  );
}

function Photos({ kept: { draft, lost, change } }: Pick<WriteProps, 'kept'>) {
  return (
    <View>
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
            <View>{`有 ${lost} 个照片或语音已被微信清理，请重新添加`}</View>
          </View>
        ) : null}
      </Part>
    </View>
  );
}

/** Since when, and what would suit: the rest of a complete record (P1.2). */
function WhenAndWish({ kind, kept: { draft, change } }: Pick<WriteProps, 'kind' | 'kept'>) {
  const now = useMinute();
  return (
    <View>
      {kind === 'repair' || kind === 'complaint' ? (
        <View>
          <View className="lab">从什么时候开始？</View>
          <Options
            options={happenedOptions}
            chosen={draft.happened ?? 'now'}
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
      {kind === 'complaint' ? (
        <View>
          <View className="lab">
            您希望怎么办？<Text className="t-s c3 nb">选填</Text>
          </View>
          <View className="card">
            <TextArea
              id="report-wish"
              small
              value={draft.wish ?? ''}
              hint="比如：请他们晚上十点以后别再施工"
              most={limits.shortTextLength}
              onChange={(wish) => change({ wish })}
            />
          </View>
        </View>
      ) : null}
    </View>
  );
}

/** The second step: words first, all the rest below; the promise right above the button (look.md 02). */
export function Write(props: WriteProps) {
  const { kind, guide, kept, onChangeCategory } = props;
  const now = useMinute();
  const home = useHome();
  const { draft, change } = kept;
  const { busy, error, submit } = useSubmit(kind, kept);
  const missing = missingIn(draft, kind);
  const sentAs = kindOf(draft, kind);
  const foot = (
    <View className="bar">
      <PromiseAbove kind={sentAs} home={home} now={now} />
      <Missing what={missing} />
      {sentAs === kind ? null : (
        <View className="t-m b c-red mt2" id="report-unsent">
          还没发出。点下面的按钮，马上通知值班人员
        </View>
      )}
      <Part>
        {draft.isWaiting ? (
          <View className="ban ban-off ban-own mt2" id="report-waiting" ariaRole="alert">
            <View className="i i-s i-offline" />
            <View>没连上网。您写的内容都在，有网后自动发</View>
          </View>
        ) : null}
      </Part>
      <Refusal error={draft.isWaiting ? undefined : error} />
      <View className="mt2">
        <Button
          id="report-submit"
          look={sentAs === 'emergency' ? 'red' : 'p'}
          busy={busy}
          disabled={missing !== undefined}
          onTap={() => void submit()}
        >
          {draft.isWaiting ? '现在再试一次' : kindWords[sentAs].verb}
        </Button>
      </View>
    </View>
  );
  return (
    <Shell id="report" foot={foot}>
      <Part>
        {onChangeCategory && sentAs === kind ? (
          <Chosen guide={guide} draft={draft} onChange={onChangeCategory} />
        ) : null}
      </Part>
      <Words kind={kind} kept={kept} />
      {sentAs === 'emergency' ? null : (
        <EmergencyHint text={draft.text} onRaise={(emergencyType) => change({ emergencyType })} />
      )}
      <Hints {...props} />
      <Photos kept={kept} />
      <View className="lab">在哪里？</View>
      <Where draft={draft} home={home} places={guide?.places ?? []} change={change} />
      {/* whoever is in trouble is asked nothing that can wait */}
      {sentAs === kind ? <WhenAndWish kind={kind} kept={kept} /> : null}
    </Shell>
  );
}
