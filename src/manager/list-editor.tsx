import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Button } from '../components/button';
import { Part } from '../components/part';
import { Sheet } from '../components/sheet';
import { Empty, Missing } from '../components/states';

interface ListEditorProps<T> {
  id: string;
  items: readonly T[];
  /** what one of them is called: 分类 */
  what: string;
  title: (item: T) => string;
  detail: (item: T) => string;
  blank: () => T;
  /** what is still missing in the one that is edited, in words */
  missing: (item: T) => string | undefined;
  fields: (item: T, change: (part: Partial<T>) => void) => ReactNode;
  onChange: (items: T[]) => void;
  /** taken out of forms but kept, instead of removed */
  retire?: { isRetired: (item: T) => boolean; toggle: (item: T) => T };
  most: number;
}

interface Open<T> {
  /** place in the list; none for a new one */
  at: number | undefined;
  item: T;
}

function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

function ItemSheet<T>({
  list,
  open,
  setOpen,
}: {
  list: ListEditorProps<T>;
  open: Open<T>;
  setOpen: (open: Open<T> | undefined) => void;
}) {
  const { items, onChange, retire, what } = list;
  const { at, item } = open;
  const missing = list.missing(item);
  const put = (next: T[]) => {
    onChange(next);
    setOpen(undefined);
  };
  const done = () =>
    put(at === undefined ? [...items, item] : items.map((each, i) => (i === at ? item : each)));
  const remove = () => {
    if (at === undefined) setOpen(undefined);
    else if (retire) put(items.map((each, i) => (i === at ? retire.toggle(item) : each)));
    else put(items.filter((_, i) => i !== at));
  };
  const away = retire ? (retire.isRetired(item) ? '重新用' : '停用') : '删掉';
  return (
    <Sheet title={at === undefined ? `加一个${what}` : `改${what}`} onClose={() => setOpen(undefined)}>
      {list.fields(item, (part) => setOpen({ at, item: { ...item, ...part } }))}
      <Missing what={missing} />
      <View className="row g2 mt4">
        {at === undefined ? null : (
          <Button id={`${list.id}-remove`} onTap={remove}>
            {away}
          </Button>
        )}
        <Button id={`${list.id}-done`} look="p" grow disabled={missing !== undefined} onTap={done}>
          好了
        </Button>
      </View>
    </Sheet>
  );
}

/** A list that is added to, changed, put in order and taken from; nothing is saved before the page's own button. */
export function ListEditor<T>(props: ListEditorProps<T>) {
  const { id, items, what, title, detail, blank, onChange, retire, most } = props;
  const [open, setOpen] = useState<Open<T>>();
  return (
    <View>
      {items.length === 0 ? <Empty title={`还没有${what}`} /> : null}
      <View className="card-flush mt3">
        {items.map((item, at) => (
          <View className={`cell ${at > 0 ? 'row-line' : ''}`} key={title(item)}>
            <View
              id={`${id}-${at}`}
              className="grow"
              hoverClass="tap-hover"
              ariaRole="button"
              onClick={() => setOpen({ at, item })}
            >
              <View className={`t-m b ${retire?.isRetired(item) ? 'c3' : ''}`}>
                {retire?.isRetired(item) ? `${title(item)}（停用）` : title(item)}
              </View>
              <View className="t-s c3">{detail(item)}</View>
            </View>
            {at > 0 ? (
              <View
                className="link"
                ariaRole="button"
                ariaLabel={`${title(item)}往上移`}
                onClick={() => onChange(moved(items, at, at - 1))}
              >
                <View className="i i-s i-up c2" />
              </View>
            ) : null}
            <View
              className="link"
              ariaRole="button"
              ariaLabel={`改${title(item)}`}
              onClick={() => setOpen({ at, item })}
            >
              <View className="i i-s i-pen c-brand" />
            </View>
          </View>
        ))}
      </View>
      <View className="mt3">
        <Button
          id={`${id}-add`}
          icon="plus"
          size="m"
          disabled={items.length >= most}
          onTap={() => setOpen({ at: undefined, item: blank() })}
        >
          {items.length >= most ? `最多 ${most} 个` : `加一个${what}`}
        </Button>
      </View>
      <Part>{open ? <ItemSheet list={props} open={open} setOpen={setOpen} /> : null}</Part>
    </View>
  );
}
