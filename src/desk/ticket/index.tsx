import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Part } from '../../components/part';
import { Shell } from '../../components/shell';
import { Skeleton, Trouble } from '../../components/states';
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
      <Part>
        {error && !data ? <Trouble error={error} onRetry={() => void load()} /> : null}
        {data || error ? null : <Skeleton />}
      </Part>
      {data ? (
        <View>
          <TicketFacts ticket={data.ticket} now={now} />
          <View className="card mt4">
            <DeskActions {...data} onChanged={change} />
          </View>
        </View>
      ) : null}
    </Shell>
  );
}
