import type { TicketKind } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { kindWords } from '../labels';

/** What the desk looks for; no words: nothing, the queue is shown. */
export interface Asked {
  words: string;
  state: 'all' | 'open' | 'closed';
  kind?: TicketKind | undefined;
}

const states = [
  { value: 'all', word: '全部' },
  { value: 'open', word: '在办' },
  { value: 'closed', word: '已办结' },
] as const;
const kinds = (Object.keys(kindWords) as TicketKind[]).map((value) => ({
  value,
  word: kindWords[value].name,
}));

/** Less of what was found: open or over, one kind; tapped again, a kind is taken back. */
export function SearchFilters({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  return (
    <Part>
      {asked.words ? (
        <View className="find-filters" id="search-filters">
          <Options
            idPrefix="search-state"
            options={states}
            chosen={asked.state}
            onChoose={(state) => onChange({ ...asked, state })}
          />
          <View className="mt2">
            <Options
              idPrefix="search-kind"
              options={kinds}
              chosen={asked.kind}
              onChoose={(kind) => onChange({ ...asked, kind: kind === asked.kind ? undefined : kind })}
            />
          </View>
        </View>
      ) : null}
    </Part>
  );
}
