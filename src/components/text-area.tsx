import { Textarea, View } from '@tarojs/components';
import { Part } from './part';

interface TextAreaProps {
  id: string;
  value: string;
  hint: string;
  most: number;
  small?: boolean;
  /** the cursor goes there by itself */
  focus?: boolean;
  onChange: (value: string) => void;
}

/** Where a person writes. WeChat takes no more than `most` characters and says nothing: the limit is said when it is reached. */
export function TextArea({ id, value, hint, most, small, focus, onChange }: TextAreaProps) {
  return (
    <View>
      <Textarea
        id={id}
        className={`area ${small ? 'area-s' : ''}`}
        value={value}
        placeholder={hint}
        placeholderClass="hold"
        maxlength={most}
        {...(focus === undefined ? {} : { autoFocus: focus })}
        autoHeight
        showConfirmBar={false}
        onInput={(event) => onChange(event.detail.value)}
      />
      <Part>
        {value.length >= most ? (
          <View className="t-s c-warn">{`最多 ${most} 字，已经写满，后面的写不进去了`}</View>
        ) : null}
      </Part>
    </View>
  );
}
