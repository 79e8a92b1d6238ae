import { sayWhen } from '@contract/clock-words';
import type { CommunitySettings } from '@contract/settings';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { cloudNow } from '../../api/cloud-clock';
import { Shell } from '../../components/shell';
import { LoadState } from '../../components/states';
import { sayWeek } from '../calendar-words';
import { PreviewLines } from '../preview';
import { useSettings } from '../use-settings';

interface Entry {
  part: string;
  word: string;
  icon: string;
  path: string;
  /** how it stands now, in one line */
  says: (settings: CommunitySettings) => string;
}

const figure = ({ figures }: CommunitySettings, key: string) =>
  figures.find((each) => each.key === key)?.value;

const entries: readonly Entry[] = [
  {
    part: 'calendar',
    word: '工作时间',
    icon: 'calendar',
    path: '/manager/calendar/index',
    says: ({ calendar }) => sayWeek(calendar),
  },
  {
    part: 'figures',
    word: '时限',
    icon: 'clock',
    path: '/manager/figures/index',
    says: (all) =>
      `首次反馈 ${figure(all, 'firstFeedbackMinutes.normal')} 工作分钟，急的 ${figure(all, 'firstFeedbackMinutes.urgent')}`,
  },
  {
    part: 'categories',
    word: '分类',
    icon: 'list',
    path: '/manager/categories/index',
    says: ({ guide }) => `${guide.categories.filter(({ retired }) => !retired).length} 个在用`,
  },
  {
    part: 'feedbackTemplates',
    word: '反馈模板',
    icon: 'chat',
    path: '/manager/templates/index',
    says: ({ guide }) => `${guide.feedbackTemplates.length} 个`,
  },
  {
    part: 'faqs',
    word: '常见问题',
    icon: 'ask',
    path: '/manager/faqs/index',
    says: ({ guide }) => `${guide.faqs.length} 个`,
  },
  {
    part: 'places',
    word: '公共地点',
    icon: 'pin',
    path: '/manager/places/index',
    says: ({ guide }) => `${guide.places.length} 个`,
  },
  {
    part: 'emergencyPlans',
    word: '紧急预案',
    icon: 'alert',
    path: '/manager/emergency/index',
    says: ({ guide }) => guide.emergencyPlans.map(({ title }) => title).join('、'),
  },
  {
    part: 'profile',
    word: '小区和部门',
    icon: 'building',
    path: '/manager/profile/index',
    says: ({ guide }) => guide.departments.join('、'),
  },
];

const partWord = (part: string) =>
  part === 'emergencyWords' ? '紧急关键词' : (entries.find((each) => each.part === part)?.word ?? '设置');

function Changes({ changes }: Pick<CommunitySettings, 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <View>
      <View className="lab">最近改过</View>
      <View className="card">
        {changes.map(({ at, by, part }) => (
          <View className="t-m num" key={`${at}-${part}`}>
            {`${sayWhen(at, cloudNow())} ${by}改了${partWord(part)}`}
          </View>
        ))}
      </View>
    </View>
  );
}

export default function ManagerHomePage() {
  const { data, error, reload } = useSettings();
  return (
    <Shell id="manager-home">
      <View className="t-xl">{data ? `${data.guide.name} · 设置` : '小区设置'}</View>
      <LoadState has={data !== undefined} error={error} onRetry={() => void reload()} />
      {data ? (
        <View>
          <PreviewLines lines={data.preview} />
          <View className="card-flush mt3">
            {entries.map(({ part, word, icon, path, says }, index) => (
              <View
                key={part}
                id={`setting-${part}`}
                className={`cell ${index > 0 ? 'row-line' : ''}`}
                hoverClass="tap-hover"
                ariaRole="button"
                onClick={() => void Taro.navigateTo({ url: path })}
              >
                <View className={`i i-${icon} c-brand`} />
                <View className="grow">
                  <View className="t-l">{word}</View>
                  <View className="t-s c3">{says(data)}</View>
                </View>
                <View className="i i-s i-right c3" />
              </View>
            ))}
          </View>
          <Changes changes={data.changes} />
        </View>
      ) : null}
    </Shell>
  );
}
