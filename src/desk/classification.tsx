import type { OutputOf } from '@contract/actions';
import type { Category } from '@contract/community';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { callAction } from '../api/call-action';
import { Button } from '../components/button';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { Sheet } from '../components/sheet';
import { Refusal } from '../components/states';
import { useCommand } from '../hooks/use-command';
import { useGuide } from '../hooks/use-guide';
import { useTyped } from '../hooks/use-typed';
import { classWords, kindWords } from '../labels';
import { branchOf, type Chosen, choicesUnder, chosenFrom, NOBODY } from './classes';

interface Props {
  ticket: TicketView;
  onChanged: (ticket: TicketView) => void;
}

const kinds = (['repair', 'complaint', 'inquiry', 'suggestion'] as const).map((value) => ({
  value,
  word: kindWords[value].name,
}));
const priorities = [
  { value: 'normal', word: '不急' },
  { value: 'urgent', word: '加急' },
] as const;

/** P7.3: asked for only where a complaint may be about a colleague. */
function About({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const [staff, setStaff] = useState<OutputOf<'desk.colleagues'>['items']>([]);
  useEffect(() => {
    // without the names nobody can be chosen; what is chosen already stays
    callAction('desk.colleagues', {}).then(
      ({ items }) => setStaff(items),
      () => undefined,
    );
  }, []);
  const options = [
    { value: NOBODY, word: '不是投诉哪位同事' },
    ...staff.map(({ id, name, department }) => ({ value: id, word: `${department} ${name}` })),
  ];
  return (
    <View>
      <View className="t-s c3 mt3">关于谁</View>
      <Options idPrefix="class-about" options={options} chosen={chosen} onChoose={onChoose} />
      {chosen === NOBODY ? null : (
        <View className="t-s c2 mt1">这位同事看不到这件事，也收不到提醒。手上有这件事的单会先收回。</View>
      )}
    </View>
  );
}

function CategoryChoice({
  categories,
  value,
  change,
}: {
  categories: readonly Category[];
  value: Chosen;
  change: (part: Partial<Chosen>) => void;
}) {
  const tops = choicesUnder(categories, value.kind);
  const top = branchOf(categories, value.categoryId);
  const leaves = top ? choicesUnder(categories, value.kind, top) : [];
  return (
    <View>
      <View className="t-s c3 mt3">类别</View>
      <Options
        idPrefix="class-top"
        options={tops}
        chosen={top}
        onChoose={(id) => change({ categoryId: id })}
      />
      <Part>
        {leaves.length > 0 ? (
          <View className="mt2">
            <Options
              idPrefix="class-leaf"
              options={leaves}
              chosen={value.categoryId}
              onChoose={(id) => change({ categoryId: id })}
            />
          </View>
        ) : null}
      </Part>
    </View>
  );
}

function ClassSheet({ ticket, onChanged, onClose }: Props & { onClose: () => void }) {
  const guide = useGuide();
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`class:${ticket.id}:${ticket.updatedAt}`, () =>
    chosenFrom(ticket),
  );
  const { kind, categoryId, priority, aboutId } = value;
  const classify = () =>
    run(async (send) => {
      const input = {
        ticketId: ticket.id,
        kind,
        priority,
        ...(categoryId ? { categoryId } : {}),
        ...(kind === 'complaint' && aboutId !== NOBODY ? { aboutId } : {}),
      };
      const { ticket: changed } = await send('ticket.classify', input);
      onClose();
      clear();
      onChanged(changed);
    });
  return (
    <Sheet title="改分类" onClose={onClose}>
      <View className="t-s c3 mt2">是什么事</View>
      <Options
        idPrefix="class-kind"
        options={kinds}
        chosen={kind}
        onChoose={(chosen) => change({ kind: chosen, categoryId: undefined })}
      />
      <Part>
        {guide ? <CategoryChoice categories={guide.categories} value={value} change={change} /> : null}
      </Part>
      <View className="t-s c3 mt3">急不急</View>
      <Options
        idPrefix="class-priority"
        options={priorities}
        chosen={priority}
        onChoose={(chosen) => change({ priority: chosen })}
      />
      <Part>
        {kind === 'complaint' ? <About chosen={aboutId} onChoose={(id) => change({ aboutId: id })} /> : null}
      </Part>
      <View className="t-s c3 mt3">还没到的时限会跟着变，变了的都记在处理记录里。</View>
      <Refusal error={error} />
      <View className="mt3">
        <Button id="class-send" look="p" busy={busy} onTap={() => void classify()}>
          改好了
        </Button>
      </View>
    </Sheet>
  );
}

/** What sort of matter it is, in one row, to be put right by the desk (P2.2). */
export function Classification({ ticket, onChanged }: Props) {
  const [open, setOpen] = useState(false);
  const about = ticket.complaintAbout ? ` · 关于${ticket.complaintAbout.name}` : '';
  return (
    <View>
      <View className="row g2 mt1 wrap t-m">
        <View className="c2" id="class-words">
          {classWords(ticket) + about}
        </View>
        <Part>
          {ticket.allowedActions.includes('ticket.classify') ? (
            <View
              id="class-open"
              className="link g1"
              hoverClass="tap-hover"
              ariaRole="button"
              ariaLabel="改分类"
              onClick={() => setOpen(true)}
            >
              <View className="i i-s i-pen" />改
            </View>
          ) : null}
        </Part>
      </View>
      <Part>
        {open ? <ClassSheet ticket={ticket} onChanged={onChanged} onClose={() => setOpen(false)} /> : null}
      </Part>
    </View>
  );
}
