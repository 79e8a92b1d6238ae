import type { PhotoView, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { sayCharge } from '../labels';
import { PhotoStrip } from './photos';

interface ResultListProps {
  ticket: Pick<TicketView, 'results'>;
  /** how it looked before, shown beside the first photos */
  before?: readonly PhotoView[];
}

/** What was done, by each who did some of it: cause, words, cost, photos (P5.1). */
export function ResultList({ ticket: { results }, before = [] }: ResultListProps) {
  return (
    <View>
      {results.map((result, index) => (
        <View key={result.workOrderId} className={index > 0 ? 'mt3' : ''}>
          {results.length > 1 ? <View className="t-s c3">{result.by}</View> : null}
          <PhotoStrip photos={index === 0 ? [...before, ...result.photos] : result.photos} />
          <View className="t-m mt2">{[result.cause, result.done].filter(Boolean).join('。')}</View>
          <View className="row g1 t-s c2 mt2">
            <View className="i i-s i-coin" />
            {sayCharge(result.chargeFen)}
          </View>
        </View>
      ))}
    </View>
  );
}
