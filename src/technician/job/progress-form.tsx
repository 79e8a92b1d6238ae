import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';

/** P2.3: whoever is there knows best how it stands; the resident reads it at once. */
export function ProgressForm({ job, onChanged }: { job: TicketView; onChanged: (job: TicketView) => void }) {
  const { busy, error, run } = useCommand();
  const [text, setText] = useState('');
  const tell = () =>
    run(async (send) => {
      onChanged((await send('emergency.progress', { ticketId: job.id, text })).ticket);
      setText('');
    });
  return (
    <View className="card mt3">
      <View className="t-l b">给业主报进展</View>
      <View className="box mt2">
        <TextArea
          id="job-progress-text"
          small
          value={text}
          hint="比如：阀门已关，正在换管"
          most={limits.textLength}
          onChange={setText}
        />
      </View>
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id="job-progress"
          size="m"
          look="o"
          busy={busy}
          disabled={!text.trim()}
          onTap={() => void tell()}
        >
          报进展
        </Button>
      </View>
    </View>
  );
}
