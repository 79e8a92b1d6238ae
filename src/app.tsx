import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import './app.css';

if (process.env.TARO_ENV === 'weapp') Taro.cloud.init({});

export default function App({ children }: PropsWithChildren) {
  return children;
}
