import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { forget, recall, remember } from '../../api/storage';
import { Button } from '../../components/button';
import { type AddedPhoto, PhotoPicker, sendPhotos } from '../../components/photos';
import { Missing, Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';

interface Notes {
  done: string;
  cause: string;
  yuan: string;
}

/** ¥ in an input → fen; undefined if it is no amount. */
export function fenOf(yuan: string): number | undefined {
  if (yuan.trim() === '') return 0;
  if (!/^\d{1,5}(?:\.\d{1,2})?$/.test(yuan.trim())) return undefined;
  return Math.round(Number(yuan) * 100);
}

/** What is still missing before the work counts as finished, in words. */
export function missingIn(notes: Notes, photos: number): string | undefined {
  const missing = [
    notes.done.trim() ? '' : '做了什么',
    photos > 0 ? '' : '修后照片',
    fenOf(notes.yuan) === undefined ? '收费填数字' : '',
  ].filter(Boolean);
  return missing.length > 0 ? `还差 ${missing.length} 项：${missing.join('、')}` : undefined;
}

/** 完工: cause, what was done, charge, at least one photo after the work (P4.2, P5.1). */
export function FinishForm({ job, onChanged }: { job: TicketView; onChanged: (job: TicketView) => void }) {
  const key = `finish:${job.workOrder?.id}`;
  const { busy, error, run } = useCommand();
  const [notes, setNotes] = useState<Notes>(() => recall<Notes>(key) ?? { done: '', cause: '', yuan: '' });
  const [photos, setPhotos] = useState<AddedPhoto[]>([]);
  const change = (part: Partial<Notes>) =>
    setNotes((old) => {
      const next = { ...old, ...part };
      remember(key, next);
      return next;
    });
  const missing = missingIn(notes, photos.length);
  const finish = () =>
    run(async (send) => {
      const ids = await sendPhotos(job.id, photos, setPhotos);
      const { ticket } = await send('workOrder.finish', {
        ticketId: job.id,
        workOrderId: job.workOrder?.id ?? '',
        done: notes.done,
        chargeFen: fenOf(notes.yuan) ?? 0,
        photos: ids,
        ...(notes.cause.trim() ? { cause: notes.cause } : {}),
      });
      forget(key);
      onChanged(ticket);
    });
  return (
    <View>
      <View className="sec mt3">
        <View className="sec-t">完工</View>
      </View>
      <View className="card">
        <View className="t-m b">修后照片</View>
        <View className="mt2">
          <PhotoPicker id="finish-photo" word="拍修后" photos={photos} onChange={setPhotos} />
        </View>
        <View className="t-m b mt4">做了什么</View>
        <View className="box mt2">
          <TextArea
            id="finish-done"
            small
            value={notes.done}
            hint="业主会看到，比如：换了陶瓷阀芯，试水 10 分钟不滴"
            most={limits.textLength}
            onChange={(done) => change({ done })}
          />
        </View>
        <View className="t-m b mt4">什么原因（选填）</View>
        <View className="box mt2">
          <Input
            id="finish-cause"
            className="field"
            value={notes.cause}
            placeholder="比如：阀芯老化"
            placeholderClass="hold"
            maxlength={limits.shortTextLength}
            onInput={(event) => change({ cause: event.detail.value })}
          />
        </View>
        <View className="row between g2 mt4">
          <View className="t-m b">收费（元）</View>
          <View className="box" style={{ width: '120px' }}>
            <Input
              id="finish-charge"
              className="field"
              type="digit"
              value={notes.yuan}
              placeholder="不收费"
              placeholderClass="hold"
              onInput={(event) => change({ yuan: event.detail.value })}
            />
          </View>
        </View>
      </View>
      <View className="mt4">
        <Missing what={missing} />
        <Refusal error={error} />
        <View className="mt2">
          <Button
            id="job-finish-submit"
            look="p"
            busy={busy}
            disabled={missing !== undefined}
            onTap={() => void finish()}
          >
            完工
          </Button>
        </View>
      </View>
    </View>
  );
}
