import type { ColleagueView } from '@contract/actions-dispatch';
import { sayWhen } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useCallback, useEffect, useState } from 'react';
import { type ActionError, callAction, toActionError } from '../../api/call-action';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { Sheet } from '../../components/sheet';
import { Empty, LoadState, Missing, Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';
import { useHome } from '../../hooks/use-home';

interface HandOverProps {
  job: TicketView;
  now: number;
  onChanged: (job: TicketView) => void;
}

/** Colleagues who could take it over, those at work first; read when the sheet is opened. */
function useColleagues() {
  const [state, setState] = useState<{ items?: ColleagueView[]; error?: ActionError }>({});
  const load = useCallback(
    () =>
      callAction('staff.colleagues', {}).then(
        ({ items }) => setState({ items }),
        (failure) => setState({ error: toActionError(failure) }),
      ),
    [],
  );
  useEffect(() => {
    void load();
  }, [load]);
  return { ...state, load };
}

const loadOf = ({ load, onDuty }: ColleagueView) =>
  [load > 0 ? `手上 ${load} 单` : '手上没单', onDuty ? '' : '不在班'].filter(Boolean).join(' · ');

function Colleagues({
  items,
  chosen,
  onChoose,
}: {
  items: readonly ColleagueView[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  return (
    <View>
      {items.map((colleague, index) => (
        <View
          key={colleague.id}
          id={`colleague-${index}`}
          className={`who ${chosen === colleague.id ? 'who-on' : ''}`}
          ariaRole="radio"
          onClick={() => onChoose(colleague.id)}
        >
          <View className={`radio ${chosen === colleague.id ? 'radio-on' : ''}`} />
          <View className="grow">
            <View className="t-m b">{colleague.name}</View>
            <View className="t-s c2">{`${colleague.department} · ${loadOf(colleague)}`}</View>
          </View>
        </View>
      ))}
    </View>
  );
}

function HandOverSheet({ job, onChanged, onClose }: HandOverProps & { onClose: () => void }) {
  const { busy, error, run } = useCommand();
  const { items, error: failed, load } = useColleagues();
  const me = useHome()?.me.name;
  const [toId, setToId] = useState<string>();
  const [reason, setReason] = useState('');
  const others = items
    ?.filter(({ roles, name }) => roles.includes('technician') && name !== me)
    .sort((a, b) => Number(b.onDuty) - Number(a.onDuty) || a.load - b.load);
  const ask = () =>
    run(async (send) => {
      if (!toId) return;
      const order = { ticketId: job.id, workOrderId: job.workOrder?.id ?? '' };
      onChanged((await send('workOrder.offerTransfer', { ...order, toId, reason })).ticket);
      onClose();
    });
  const missing = [toId ? '' : '转给谁', reason.trim() ? '' : '原因'].filter(Boolean).join('、');
  return (
    <Sheet title="转给谁？" onClose={onClose}>
      <View className="t-s c3 mt1">他答应之前，这单还是你的。和业主约好的时间不变。</View>
      <LoadState has={items !== undefined} error={failed} onRetry={() => void load()} />
      <Part>
        {others ? <Colleagues items={others} chosen={toId} onChoose={setToId} /> : null}
        {others?.length === 0 ? <Empty title="没有别的师傅可以转" /> : null}
      </Part>
      <View className="box mt3">
        <TextArea
          id="job-transfer-reason"
          small
          value={reason}
          hint="比如：这户在他那栋；我下午要去打压"
          most={limits.shortTextLength}
          onChange={setReason}
        />
      </View>
      <Missing what={missing ? `还差：${missing}` : undefined} />
      <Refusal error={error} />
      <View className="mt3">
        <Button
          id="job-transfer-send"
          look="p"
          busy={busy}
          disabled={missing !== ''}
          onTap={() => void ask()}
        >
          问他接不接
        </Button>
      </View>
    </Sheet>
  );
}

/** 转给同事 (P3.3): asks one, or says who is being asked. */
export function HandOver(props: HandOverProps) {
  const { job, now } = props;
  const [open, setOpen] = useState(false);
  const asking = job.workOrder?.transfer;
  if (asking) {
    return (
      <View className="card mt3" id="job-asking">
        <View className="t-m b">{`在问${asking.to}接不接手`}</View>
        <View className="t-s c3 mt1">{`${sayWhen(asking.dueAt, now)} 前没答复，这单还是你的`}</View>
      </View>
    );
  }
  return (
    <View className="mt3">
      <Button id="job-transfer" size="m" onTap={() => setOpen(true)}>
        转给同事
      </Button>
      <Part>{open ? <HandOverSheet {...props} onClose={() => setOpen(false)} /> : null}</Part>
    </View>
  );
}
