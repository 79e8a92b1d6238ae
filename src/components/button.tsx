import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface ButtonProps {
  id?: string;
  /** p: the one solid button; o: outlined; q: quiet; red: emergency */
  look?: 'p' | 'o' | 'q' | 'red' | 'redo';
  size?: 'm' | 'big';
  icon?: string;
  busy?: boolean;
  disabled?: boolean;
  grow?: boolean;
  onTap: () => void;
  children: ReactNode;
}

/** A button of the house: verb on it, 44 px at least, deaf while it is busy or disabled. */
export function Button(props: ButtonProps) {
  const { id, look = 'q', size, icon, busy, disabled, grow, onTap, children } = props;
  const classes = [
    'btn',
    disabled ? 'btn-off' : `btn-${look}`,
    size ? `btn-${size}` : '',
    grow ? 'grow' : '',
  ];
  return (
    <View
      {...(id ? { id } : {})}
      className={classes.filter(Boolean).join(' ')}
      hoverClass={disabled || busy ? 'none' : 'tap-hover'}
      ariaRole="button"
      onClick={() => !disabled && !busy && onTap()}
    >
      {disabled ? <View className="i i-s i-lock" /> : icon ? <View className={`i i-s i-${icon}`} /> : null}
      {busy ? '正在发…' : children}
    </View>
  );
}
