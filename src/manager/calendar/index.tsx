import type { CommunitySettings } from '@contract/settings';
import { Picker, Switch, View } from '@tarojs/components';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { Refusal } from '../../components/states';
import { sayDayHours, weekdays, weekOrder } from '../calendar-words';
import { TimeRange } from '../fields';
import { Preview } from '../preview';
import { SettingPage } from '../setting-page';
import { useApply } from '../use-apply';
import { usePart } from '../use-settings';

type Calendar = CommunitySettings['calendar'];
type Day = Calendar['weekly'][number];
const MOST_STRETCHES = 4;
const usualDay: Day = [
  [510, 720],
  [810, 1050],
];

interface EditProps {
  calendar: Calendar;
  edit: (calendar: Calendar) => void;
}

/** the next stretch of a day: the afternoon, else an hour after the last */
function oneMore(day: Day): Day {
  const [morning, afternoon] = usualDay;
  if (!morning || !afternoon) return day;
  if (day.length === 0) return [morning, afternoon];
  const end = day.at(-1)?.[1] ?? 0;
  const from = Math.min(end < 810 ? 810 : end + 60, 1380);
  return [...day, [from, Math.min(from + 120, 1439)]];
}

function DayRow({ index, calendar, edit }: EditProps & { index: number }) {
  const day = calendar.weekly[index] ?? [];
  const put = (next: Day) =>
    edit({ ...calendar, weekly: calendar.weekly.map((each, i) => (i === index ? next : each)) });
  return (
    <View className={`page-cell ${index === 1 ? '' : 'row-line'}`}>
      <View className="row between g2">
        <View className="t-m b">{weekdays[index]}</View>
        <View className="row g2">
          <View className="t-s c3">{day.length === 0 ? sayDayHours(day) : ''}</View>
          {day.length < MOST_STRETCHES ? (
            <View
              id={`calendar-add-${index}`}
              className="link"
              ariaRole="button"
              onClick={() => put(oneMore(day))}
            >
              {day.length === 0 ? '改成上班' : '加一段'}
            </View>
          ) : null}
        </View>
      </View>
      {day.map(([from, to], at) => (
        <TimeRange
          key={`${from}-${to}`}
          id={`calendar-${index}-${at}`}
          from={from}
          to={to}
          onChange={(start, end) => put(day.map((each, i) => (i === at ? [start, end] : each)))}
          onRemove={() => put(day.filter((_, i) => i !== at))}
        />
      ))}
    </View>
  );
}

function Closures({ calendar, edit }: EditProps) {
  const { closedDates } = calendar;
  const put = (next: string[]) => edit({ ...calendar, closedDates: next });
  return (
    <View className="card mt3">
      <View className="t-m b">临时休息的日子</View>
      <View className="t-s c3">比如消防演练、搬家，那天不接普通的事</View>
      <View className="opts mt2">
        {closedDates.map((date) => (
          <View
            key={date}
            className="opt num"
            ariaRole="button"
            ariaLabel={`去掉 ${date}`}
            onClick={() => put(closedDates.filter((each) => each !== date))}
          >
            {date}
            <View className="i i-s i-x c2" />
          </View>
        ))}
        <Picker
          mode="date"
          value={closedDates.at(-1) ?? ''}
          onChange={(event) => {
            const date = String(event.detail.value);
            if (!closedDates.includes(date)) put([...closedDates, date].sort());
          }}
        >
          <View id="calendar-close" className="opt">
            <View className="i i-s i-plus" />
            加一天
          </View>
        </Picker>
      </View>
    </View>
  );
}

/** How far the open tickets have followed the new calendar. */
function Progress({ state, error, go }: ReturnType<typeof useApply>) {
  if (!state) return null;
  const words = state.isDone
    ? `没办完的事都看过了，${state.moved} 件的时限改了`
    : `正在改没办完的事：已更新 ${state.looked} / 约 ${state.total} 件`;
  return (
    <View className="card mt3">
      <View className="t-m num">{words}</View>
      <Refusal error={error} />
      {error ? (
        <View className="mt2">
          <Button id="apply-again" size="m" onTap={() => void go()}>
            接着改
          </Button>
        </View>
      ) : null}
    </View>
  );
}

export default function CalendarPage() {
  const apply = useApply();
  const form = usePart<Calendar>({
    name: 'calendar',
    pick: (settings) => settings.calendar,
    change: (calendar) => ({ part: 'calendar', calendar }),
    onSaved: () => void apply.go(),
  });
  return (
    <SettingPage
      id="calendar"
      title="工作时间"
      about="普通的事只在上班时间里算时限，紧急求助不分昼夜。改了以后，还没到的时限会跟着变。"
      form={form}
    >
      {(calendar) => (
        <View>
          <Part>
            <Progress {...apply} />
          </Part>
          <Preview
            saved={form.settings?.preview ?? []}
            calendar={calendar}
            figures={(form.settings?.figures ?? []).map(({ key, value }) => ({ key, value }))}
            isChanged={form.isChanged}
          />
          <View className="card-flush mt3">
            {weekOrder.map((index) => (
              <DayRow key={index} index={index} calendar={calendar} edit={form.edit} />
            ))}
          </View>
          <View className="card-flush mt3">
            <View className="cell">
              <View className="grow">
                <View className="t-m b">跟国家放假和调休走</View>
                <View className="t-s c3">放假不算时限，调休的周末照常算</View>
              </View>
              <Switch
                id="calendar-holidays"
                checked={calendar.followsHolidays}
                color="#17605a"
                onChange={(event) => form.edit({ ...calendar, followsHolidays: event.detail.value })}
              />
            </View>
          </View>
          <Closures calendar={calendar} edit={form.edit} />
        </View>
      )}
    </SettingPage>
  );
}
