import { sayWhen } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { TicketAction, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { cloudNow } from '../../api/cloud-clock';
import { askForReminders } from '../../api/subscribe';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { type AddedPhoto, PhotoPicker, sendPhotos } from '../../components/photos';
import { Sheet } from '../../components/sheet';
import { Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';

interface FootProps {
  ticket: TicketView;
  onChanged: (ticket: TicketView) => void;
}

function SupplementSheet({ ticket, onChanged, onClose }: FootProps & { onClose: () => void }) {
  const { busy, error, run } = useCommand();
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<AddedPhoto[]>([]);
  const supplement = () => {
    const asked = askForReminders(['clarification-asked', 'feedback-given', 'visit-proposed']);
    return run(async (send) => {
      await asked;
      const ids = await sendPhotos(ticket.id, photos, setPhotos);
      onChanged((await send('ticket.supplement', { ticketId: ticket.id, text, photos: ids })).ticket);
      onClose();
    });
  };
  return (
    <Sheet title="补充情况" onClose={onClose}>
      <View className="box mt2">
        <TextArea
          id="supplement-text"
          value={text}
          hint="想补充什么？"
          most={limits.textLength}
          onChange={setText}
        />
      </View>
      <View className="mt2">
        <PhotoPicker id="supplement-photo" word="加照片" photos={photos} onChange={setPhotos} />
      </View>
      <Refusal error={error} />
      <View className="mt3">
        <Button
          id="supplement-send"
          look="p"
          busy={busy}
          disabled={!text.trim()}
          onTap={() => void supplement()}
        >
          发出去
        </Button>
      </View>
    </Sheet>
  );
}

/** What the resident may do besides answering: the server's allowed actions decide (look.md "Action bar"). */
export function Foot({ ticket, onChanged }: FootProps) {
  const { busy, error, run } = useCommand();
  const [supplementing, setSupplementing] = useState(false);
  const may = (action: TicketAction) => ticket.allowedActions.includes(action);
  const urge = () => {
    const asked = askForReminders(['clarification-asked', 'feedback-given', 'visit-proposed']);
    return run(async (send) => {
      await asked;
      onChanged((await send('ticket.urge', { ticketId: ticket.id })).ticket);
      await Taro.showToast({ title: '催过了，负责的人已经知道', icon: 'none' });
    });
  };
  const withdraw = async () => {
    const { confirm } = await Taro.showModal({
      title: '撤回这件事？',
      content: '撤回后不再处理。已经派了人的，会告诉他不用来。',
      confirmText: '撤回',
      cancelText: '不撤',
      confirmColor: '#17605a',
    });
    if (!confirm) return;
    await run(async (send) => onChanged((await send('ticket.withdraw', { ticketId: ticket.id })).ticket));
  };
  const canSupplement = may('ticket.supplement') && ticket.status !== 'clarifying';
  const leave = async () => {
    const { confirm } = await Taro.showModal({
      title: '不再跟进这件事？',
      content: '退出后不再收到它的进展，也不用您确认。您家还有问题，可以重新报。',
      confirmText: '退出',
      cancelText: '不退',
      confirmColor: '#17605a',
    });
    if (!confirm) return;
    await run(async (send) => {
      await send('ticket.leave', { ticketId: ticket.id });
      await Taro.reLaunch({ url: '/pages/home/index' });
    });
  };
  const acts = ['ticket.urge', 'ticket.withdraw', 'ticket.leave'] as const;
  const { urgeOpensAt } = ticket;
  if (!canSupplement && !acts.some(may) && !urgeOpensAt) return null;
  return (
    <View>
      <View className="bar">
        <Refusal error={error} />
        <Part>
          {urgeOpensAt ? (
            <View className="t-s c2">
              {`您催过了，负责的人已经知道。${sayWhen(urgeOpensAt, cloudNow())} 以后还没动静，可以再催`}
            </View>
          ) : null}
        </Part>
        <View className="row g2">
          {canSupplement ? (
            <Button id="ticket-supplement" icon="plus" grow onTap={() => setSupplementing(true)}>
              补充
            </Button>
          ) : null}
          {may('ticket.urge') ? (
            <Button id="ticket-urge" icon="bell" grow busy={busy} onTap={() => void urge()}>
              催一下
            </Button>
          ) : null}
          {may('ticket.withdraw') ? (
            <Button id="ticket-withdraw" grow={!may('ticket.urge')} onTap={() => void withdraw()}>
              撤回
            </Button>
          ) : null}
          {may('ticket.leave') ? (
            <Button id="ticket-leave" grow={!may('ticket.urge')} onTap={() => void leave()}>
              退出
            </Button>
          ) : null}
        </View>
      </View>
      {supplementing ? (
        <SupplementSheet ticket={ticket} onChanged={onChanged} onClose={() => setSupplementing(false)} />
      ) : null}
    </View>
  );
}
