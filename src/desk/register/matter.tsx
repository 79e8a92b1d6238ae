import type { Category, CommunityGuide } from '@contract/community';
import { limits } from '@contract/limits';
import type { TicketKind } from '@contract/ticket';
import { Input, View } from '@tarojs/components';
import { cloudNow } from '../../api/cloud-clock';
import { Options } from '../../components/options';
import { Part } from '../../components/part';
import { PhotoPicker } from '../../components/photos';
import { kindWords } from '../../labels';
import { channels } from '../ticket-facts';
import { happenedAtOf, happenedOptions, type Registration } from './registration';

interface MatterProps {
  form: Registration;
  change: (part: Partial<Registration>) => void;
  guide: CommunityGuide | undefined;
}

const kinds = (Object.keys(kindWords) as TicketKind[]).map((value) => ({
  value,
  word: kindWords[value].name,
}));
const areas = [
  { value: 'home', word: '家里' },
  { value: 'public', word: '公共区域' },
] as const;
const channelOptions = (['hotline', 'counter', 'wechat', 'suggestion-box', 'e-mail'] as const).map(
  (value) => ({ value, word: channels[value] }),
);

const toOption = ({ id, name }: Category) => ({ value: id, word: name });

/** The tree of a kind in two rows: the upper names, then what belongs to the one that is chosen (P2.2). */
function CategoryChoice({ form, change, guide }: MatterProps) {
  const all = (guide?.categories ?? []).filter(({ kind, retired }) => kind === form.kind && !retired);
  const chosen = all.find(({ id }) => id === form.categoryId);
  const top = chosen?.parentId ?? chosen?.id;
  const leaves = all.filter(({ parentId }) => parentId !== undefined && parentId === top);
  const choose = (categoryId: string) => change({ categoryId });
  return (
    <View>
      <Part>
        {all.length > 0 ? (
          <View className="mt2">
            <Options
              idPrefix="category"
              options={all.filter(({ parentId }) => !parentId).map(toOption)}
              chosen={top}
              onChoose={choose}
            />
          </View>
        ) : null}
      </Part>
      <Part>
        {leaves.length > 0 ? (
          <View className="mt2 find-sub">
            <Options
              idPrefix="leaf"
              options={leaves.map(toOption)}
              chosen={form.categoryId}
              onChoose={choose}
            />
          </View>
        ) : null}
      </Part>
    </View>
  );
}

/** What it is about; stands above the words. */
export function MatterKind(props: MatterProps) {
  const { form, change } = props;
  return (
    <View>
      <View className="form-lab">什么事</View>
      <Options
        idPrefix="kind"
        options={kinds}
        chosen={form.kind}
        onChoose={(kind) => change({ kind, categoryId: undefined })}
      />
      <CategoryChoice {...props} />
    </View>
  );
}

/** Where, since when, what they wish, from which channel; stands below the words, and may be left as it is. */
export function MatterDetails({ form, change }: MatterProps) {
  return (
    <View>
      <Part>
        {form.isGuest ? null : (
          <View>
            <View className="form-lab">在哪里</View>
            <Options
              idPrefix="area"
              options={areas}
              chosen={form.area}
              onChoose={(area) => change({ area })}
            />
          </View>
        )}
      </Part>
      <Part>
        {form.area === 'public' && !form.isGuest ? (
          <View className="box mt2">
            <Input
              id="register-place"
              className="field"
              value={form.publicPlace}
              placeholder="比如 12栋 大堂、地下车库 B2"
              placeholderClass="hold"
              maxlength={limits.shortTextLength}
              onInput={(event) => change({ publicPlace: event.detail.value })}
            />
          </View>
        ) : null}
      </Part>
      <View className="form-lab">从什么时候开始</View>
      <Options
        idPrefix="happened"
        options={happenedOptions}
        chosen={form.happened}
        onChoose={(happened) => change({ happened, happenedAt: happenedAtOf(happened, cloudNow()) })}
      />
      <View className="form-lab">希望怎么办</View>
      <View className="box">
        <Input
          id="register-wish"
          className="field"
          value={form.wish}
          placeholder="选填，比如 今天下午来、先回个电话"
          placeholderClass="hold"
          maxlength={limits.shortTextLength}
          onInput={(event) => change({ wish: event.detail.value })}
        />
      </View>
      <View className="form-lab">从哪里来</View>
      <Options
        idPrefix="channel"
        options={channelOptions}
        chosen={form.channel}
        onChoose={(channel) => change({ channel })}
      />
      <View className="form-lab">照片</View>
      <PhotoPicker
        id="register-photo"
        word="添加"
        photos={form.photos}
        onChange={(photos) => change({ photos })}
      />
    </View>
  );
}
