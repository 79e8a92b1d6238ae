import type { TicketKind } from '@contract/ticket';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Shell } from '../../components/shell';
import { useGuide } from '../../hooks/use-guide';
import { kindWords } from '../../labels';
import { branchesOf, ChooseCategory } from './choose-category';
import { useDraft } from './draft';
import { Write } from './write';

interface Opened {
  kind: TicketKind;
  /** words to begin with */
  what?: string;
  isPublic: boolean;
  /** the place of the code that was scanned */
  placeId?: string;
}

/** One report of one kind, in two steps at most: what it is about, then the words. */
function Report({ opened, onKind }: { opened: Opened; onKind: ((kind: TicketKind) => void) | undefined }) {
  const { kind, what = '', isPublic, placeId } = opened;
  const guide = useGuide();
  const area = isPublic || placeId ? 'public' : 'home';
  const kept = useDraft(kind, { text: what, area, ...(placeId ? { placeId } : {}) });
  const { draft, change } = kept;
  const categories = guide?.categories ?? [];
  // whoever has written already, or was asked elsewhere, begins with the words
  const [isWriting, setWriting] = useState(draft.text !== '' || draft.categoryId !== undefined);
  const canChoose = onKind !== undefined || branchesOf(categories, kind).length > 0;
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: kindWords[kind].name });
  }, [kind]);
  const choose = (categoryId: string | undefined) => {
    if (categoryId !== draft.categoryId) change({ categoryId: categoryId ?? '' });
    setWriting(true);
  };
  if (isWriting || kind === 'emergency' || (guide && !canChoose)) {
    return (
      <Write
        kind={kind}
        guide={guide}
        kept={kept}
        onChangeCategory={kind !== 'emergency' && canChoose ? () => setWriting(false) : undefined}
      />
    );
  }
  const placeLabel = guide?.places.find((place) => place.id === draft.placeId)?.label;
  return (
    <Shell id="report">
      <ChooseCategory
        kind={kind}
        categories={categories}
        chosen={draft.categoryId}
        onKind={onKind}
        placeLabel={draft.area === 'public' ? placeLabel : undefined}
        onChoose={choose}
      />
    </Shell>
  );
}

const kindFrom = (word: string | undefined): TicketKind =>
  word && word in kindWords ? (word as TicketKind) : 'repair';

export default function ReportPage() {
  const { params } = useRouter();
  const [kind, setKind] = useState(kindFrom(params.kind));
  const opened: Opened = {
    kind,
    isPublic: params.area === 'public',
    ...(params.what ? { what: decodeURIComponent(params.what) } : {}),
    ...(params.scene ? { placeId: decodeURIComponent(params.scene) } : {}),
  };
  return <Report key={kind} opened={opened} onKind={params.kind ? undefined : setKind} />;
}
