import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { identity } from '../api/identity';
import { isCare } from '../hooks/use-screen';
import { IdentityBar, PersonChooser } from './identity-bar';

interface ShellProps {
  id: string;
  children: ReactNode;
  /** stays at the bottom, whatever happens above */
  foot?: ReactNode;
}

const needsPerson = process.env.TARO_ENV === 'h5' && !identity.openid;

/** The frame of every phone page: care mode, page margins, a foot that stays. */
export function Shell({ id, children, foot }: ShellProps) {
  return (
    <View id={`page-${id}`} className={`shell shell-narrow ${isCare() ? 'care' : ''}`}>
      <IdentityBar />
      <View className="shell-body">{needsPerson ? <PersonChooser /> : children}</View>
      <View className="foot">{needsPerson ? null : foot}</View>
    </View>
  );
}
