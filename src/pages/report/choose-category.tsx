import type { Category } from '@contract/community';
import type { TicketKind } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { Plate } from '../../components/plate';
import { kindWords } from '../../labels';

const kinds = ['repair', 'complaint', 'inquiry', 'suggestion'] as const;

/** Branches of a kind in use, in the community's order. */
export const branchesOf = (all: readonly Category[], kind: TicketKind) =>
  all.filter((each) => each.kind === kind && !each.parentId && !each.retired);

/** 水 · 水龙头、阀门, as the ticket will call it. */
export function categoryWords(all: readonly Category[], id: string | undefined) {
  const node = all.find((each) => each.id === id);
  const parent = all.find((each) => each.id === node?.parentId);
  if (!node) return undefined;
  return { name: node.name, above: parent?.name, icon: node.icon ?? parent?.icon ?? 'list' };
}

interface Props {
  kind: TicketKind;
  categories: readonly Category[];
  /** chosen before */
  chosen: string | undefined;
  /** only where the kind was not chosen on another page: a code on a wall is of no kind */
  onKind: ((kind: TicketKind) => void) | undefined;
  /** the public place of the code that was scanned */
  placeLabel: string | undefined;
  onChoose: (categoryId: string | undefined) => void;
}

function Kinds({ kind, onKind }: { kind: TicketKind; onKind: (kind: TicketKind) => void }) {
  return (
    <View className="seg mt2">
      {kinds.map((each) => (
        <View
          key={each}
          id={`report-kind-${each}`}
          className={`seg-i ${each === kind ? 'seg-on' : ''}`}
          ariaRole="radio"
          onClick={() => onKind(each)}
        >
          {kindWords[each].name}
        </View>
      ))}
    </View>
  );
}

function Leaves({
  branch,
  leaves,
  onChoose,
}: { branch: Category; leaves: Category[] } & Pick<Props, 'onChoose'>) {
  return (
    <View className="card mt3">
      <View className="t-l b">{`${branch.name}，是哪一种？`}</View>
      <View className="opts mt3">
        {leaves.map((leaf) => (
          <View
            key={leaf.id}
            id={`leaf-${leaf.id}`}
            className="opt"
            hoverClass="tap-hover"
            ariaRole="button"
            onClick={() => onChoose(leaf.id)}
          >
            {leaf.name}
          </View>
        ))}
        <View
          id={`leaf-${branch.id}`}
          className="opt"
          hoverClass="tap-hover"
          ariaRole="button"
          onClick={() => onChoose(branch.id)}
        >
          都不是
        </View>
      </View>
    </View>
  );
}

/** The first step: what it is about, by pictures; whoever cannot say goes on without (P2.2). */
export function ChooseCategory({ kind, categories, chosen, onKind, placeLabel, onChoose }: Props) {
  const above = categories.find((each) => each.id === chosen)?.parentId;
  const [open, setOpen] = useState(above);
  const leavesOf = (id: string) => categories.filter((each) => each.parentId === id && !each.retired);
  const branch = categories.find((each) => each.id === open);
  const tap = (each: Category) => (leavesOf(each.id).length > 0 ? setOpen(each.id) : onChoose(each.id));
  return (
    <View id="report-step-1">
      {placeLabel ? <Plate look="large" place={{ label: placeLabel, area: 'public' }} /> : null}
      {onKind ? <Kinds kind={kind} onKind={onKind} /> : null}
      <View className="t-xl mt4">{kind === 'repair' ? '哪里坏了？' : '关于哪方面？'}</View>
      <View className="tiles mt3">
        {branchesOf(categories, kind).map((each) => (
          <View
            key={each.id}
            id={`branch-${each.id}`}
            className={`tile ${each.id === open ? 'tile-on' : ''}`}
            hoverClass="tap-hover"
            ariaRole="button"
            onClick={() => tap(each)}
          >
            <View className={`i i-${each.icon ?? 'list'}`} />
            {each.name}
          </View>
        ))}
      </View>
      <Part>
        {branch ? (
          <Leaves key={branch.id} branch={branch} leaves={leavesOf(branch.id)} onChoose={onChoose} />
        ) : null}
      </Part>
      <View className="mt4">
        <Button id="report-skip" icon="pen" onTap={() => onChoose(undefined)}>
          说不清，直接写
        </Button>
      </View>
    </View>
  );
}
