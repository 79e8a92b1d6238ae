import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Shell } from '../../components/shell';
import { LoadState } from '../../components/states';
import { useMinute } from '../../hooks/use-minute';
import { DeskActions } from '../actions';
import { TicketFacts } from '../ticket-facts';
import { useDeskTicket } from '../use-desk-ticket';

export default function DeskTicketPage() {
  const now = useMinute();
  const { params } = useRouter();
  const { data, error, load, change } = useDeskTicket(params.id);
  return (
    <Shell id="desk-ticket">
      <LoadState has={data !== undefined} error={error} onRetry={() => void load()} />
      {data ? (
        <View>
          <TicketFacts ticket={data.ticket} now={now} onChanged={change} />
          <View className="card mt4">
            <DeskActions {...data} onChanged={change} />
          </View>
        </View>
      ) : null}
    </Shell>
  );
}
