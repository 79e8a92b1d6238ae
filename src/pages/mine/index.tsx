import { Switch, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { remember } from '../../api/storage';
import { DutyRow } from '../../components/duty-row';
import { Part } from '../../components/part';
import { Plate } from '../../components/plate';
import { Shell } from '../../components/shell';
import { TabBar } from '../../components/tab-bar';
import { useHome } from '../../hooks/use-home';
import { isCare } from '../../hooks/use-screen';
import { workplacesOf } from '../../workplaces';

function setCare(on: boolean): void {
  remember('care', on ? 'on' : 'off');
  // every open page is drawn anew in the chosen size
  void Taro.reLaunch({ url: '/pages/mine/index' });
}

const isBoss = (roles: readonly string[]) => roles.includes('lead') || roles.includes('manager');
const isStaff = (roles: readonly string[]) => roles.some((role) => role !== 'resident');

export default function MinePage() {
  const home = useHome();
  const roles = home?.me.roles ?? [];
  return (
    <Shell id="mine" foot={<TabBar current="/pages/mine/index" />}>
      <View className="card row g3">
        <View className="face badge-box">{home?.me.name.slice(0, 1) ?? ''}</View>
        <View className="grow">
          <View className="t-l b">{home?.me.name ?? '您好'}</View>
          <View className="t-m c2">{home?.community.name ?? ''}</View>
        </View>
        {home?.house ? <Plate place={{ label: home.house.label, area: 'home' }} /> : null}
      </View>
      <View className="card-flush mt3">
        {workplacesOf(roles).map((workplace) => (
          <View
            className="cell"
            key={workplace.path}
            onClick={() => void Taro.reLaunch({ url: workplace.path })}
          >
            <View className="i i-headset c-brand" />
            <View className="grow t-l">{workplace.word}</View>
            <View className="i i-s i-right c3" />
          </View>
        ))}
        <View
          className={`cell ${workplacesOf(home?.me.roles ?? []).length > 0 ? 'cell-line' : ''}`}
          id="mine-inbox"
          onClick={() => void Taro.navigateTo({ url: '/pages/inbox/index' })}
        >
          <View className="i i-bell c-brand" />
          <View className="grow t-l">消息</View>
          <View className="i i-s i-right c3" />
        </View>
        <Part>
          {isBoss(roles) ? (
            <View
              id="mine-team"
              className="cell"
              hoverClass="tap-hover"
              onClick={() => void Taro.navigateTo({ url: '/desk/team/index' })}
            >
              <View className="i i-user c-brand" />
              <View className="grow t-l">同事在岗</View>
              <View className="i i-s i-right c3" />
            </View>
          ) : null}
        </Part>
        <Part>{isStaff(roles) ? <DutyRow /> : null}</Part>
        <View className="cell cell-line">
          <View className="i i-eye c-brand" />
          <View className="grow">
            <View className="t-l">关怀模式</View>
            <View className="t-s c3">字大一些，按钮大一些</View>
          </View>
          <Switch
            id="mine-care"
            checked={isCare()}
            color="#17605a"
            onChange={(event) => setCare(event.detail.value)}
          />
        </View>
      </View>
      <View className="card mt3">
        <View className="row g2">
          <View className="i i-s i-shield c-brand" />
          <View className="t-m b">您的电话和照片</View>
        </View>
        <View className="t-m c2 mt1">电话只显示前三位和后四位。照片只有办这件事的人能看。</View>
      </View>
    </Shell>
  );
}
