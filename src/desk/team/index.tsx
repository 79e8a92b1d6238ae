import type { ColleagueView } from '@contract/actions-dispatch';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { Button } from '../../components/button';
import { Options } from '../../components/options';
import { Part } from '../../components/part';
import { Sheet } from '../../components/sheet';
import { Shell } from '../../components/shell';
import { Empty, LoadState, Refusal } from '../../components/states';
import { useAct } from '../../hooks/use-act';
import { useLoad } from '../../hooks/use-load';
import { roleWords } from '../../labels';

const loadOf = ({ load }: ColleagueView) => (load > 0 ? `手上 ${load} 单` : '手上没单');

interface ActProps {
  colleague: ColleagueView;
  onDone: (said: string) => void;
}

/** Off duty, on duty, or gone for good; says beforehand what happens to the orders (P3.3, P7.2). */
function ColleagueSheet({ colleague, onDone, onClose }: ActProps & { onClose: () => void }) {
  const { busy, error, run } = useAct();
  const { id: personId, name, onDuty, load, mayManage, mayDismiss } = colleague;
  const [isLeaving, setLeaving] = useState(false);
  const sayReturned = (returned: number) => (returned > 0 ? `，退回 ${returned} 单，请另派` : '');
  const duty = () =>
    run(async () => {
      const { returned } = await callAction('staff.setDutyOf', { personId, on: !onDuty });
      onDone(`${name}${onDuty ? '下班了' : '上班了'}${sayReturned(returned)}`);
    });
  const leave = () =>
    run(async () => {
      const { returned } = await callAction('staff.leave', { personId });
      onDone(`${name}已离岗${sayReturned(returned)}`);
    });
  return (
    <Sheet title={name} onClose={onClose}>
      <View className="t-m c2 mt1">{`${colleague.department} · ${loadOf(colleague)}`}</View>
      {onDuty && load > 0 ? (
        <View className="t-m mt3">下班后，还没到现场的单退回客服另派，正在修的接着修完。</View>
      ) : null}
      <Refusal error={error} />
      {mayManage && !isLeaving ? (
        <View className="mt3">
          <Button id="team-duty" look="o" busy={busy} onTap={() => void duty()}>
            {onDuty ? '让他下班' : '让他上班'}
          </Button>
        </View>
      ) : null}
      {mayDismiss ? (
        <View className="mt3">
          <Part>
            {isLeaving ? (
              <View className="t-m mt1 mb2">
                {`${name}马上不能再进来，手上 ${load} 单（包括正在修的）都退回客服。以前办过的事留着。`}
              </View>
            ) : null}
          </Part>
          <Button
            id="team-leave"
            size="m"
            busy={busy}
            onTap={() => (isLeaving ? void leave() : setLeaving(true))}
          >
            {isLeaving ? '确定办离岗' : '办离岗'}
          </Button>
        </View>
      ) : null}
    </Sheet>
  );
}

function Row({ colleague, onOpen }: { colleague: ColleagueView; onOpen: () => void }) {
  const { id, name, badge, department, roles, onDuty, mayManage, mayDismiss } = colleague;
  const isOpenable = mayManage || mayDismiss;
  return (
    <View
      className="cell cell-line"
      id={`team-${id}`}
      {...(isOpenable ? { hoverClass: 'tap-hover', onClick: onOpen } : {})}
    >
      <View className="grow">
        <View className="row g2">
          <View className="t-l b">{name}</View>
          <View className="t-s c3 num">{badge}</View>
        </View>
        <View className="t-s c2">
          {[department, roles.map((role) => roleWords[role]).join('、'), loadOf(colleague)].join(' · ')}
        </View>
      </View>
      <View className={`chip ${onDuty ? 'chip-ok' : ''}`}>{onDuty ? '在班' : '不在班'}</View>
      {isOpenable ? <View className="i i-s i-right c3" /> : null}
    </View>
  );
}

const ALL = '';

/** Who works here, who is there now, who has how much to do; lead and manager send people off duty (P3.3). */
export default function TeamPage() {
  const { data, error, reload } = useLoad(async () => (await callAction('staff.colleagues', {})).items);
  const [department, setDepartment] = useState(ALL);
  const [open, setOpen] = useState<ColleagueView>();
  const [said, setSaid] = useState('');
  const departments = [...new Set(data?.map((each) => each.department))];
  const shown = data?.filter((each) => department === ALL || each.department === department);
  return (
    <Shell id="team">
      <LoadState has={data !== undefined} error={error} onRetry={() => void reload()} />
      <Part>
        {departments.length > 1 ? (
          <Options
            idPrefix="team-department"
            options={[{ value: ALL, word: '全部' }, ...departments.map((value) => ({ value, word: value }))]}
            chosen={department}
            onChoose={setDepartment}
          />
        ) : null}
      </Part>
      <Part>
        {said ? (
          <View className="note mt3" ariaRole="alert">
            {said}
          </View>
        ) : null}
      </Part>
      <View className="card-flush mt3">
        {shown?.map((colleague) => (
          <Row key={colleague.id} colleague={colleague} onOpen={() => setOpen(colleague)} />
        ))}
      </View>
      <Part>{shown?.length === 0 ? <Empty title="名单上还没有人" /> : null}</Part>
      <Part>
        {open ? (
          <ColleagueSheet
            colleague={open}
            onClose={() => setOpen(undefined)}
            onDone={(words) => {
              setSaid(words);
              setOpen(undefined);
              void reload();
            }}
          />
        ) : null}
      </Part>
    </Shell>
  );
}
