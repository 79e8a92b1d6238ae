import { Textarea } from '@tarojs/components';

interface TextAreaProps {
  id: string;
  value: string;
  hint: string;
  most: number;
  small?: boolean;
  onChange: (value: string) => void;
}

/** Where a person writes; nothing typed is ever cut without being seen. */
export function TextArea({ id, value, hint, most, small, onChange }: TextAreaProps) {
  return (
    <Textarea
      id={id}
      className={`area ${small ? 'area-s' : ''}`}
      value={value}
      placeholder={hint}
      placeholderClass="hold"
      maxlength={most}
      autoHeight
      showConfirmBar={false}
      onInput={(event) => onChange(event.detail.value)}
    />
  );
}
