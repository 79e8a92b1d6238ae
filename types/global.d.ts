/// <reference types="@tarojs/taro" />

declare module '*.css';

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV?: 'development' | 'production';
    TARO_ENV?: 'weapp' | 'h5';
  }
}

/** Of WeChat's own component constructor, what our native components use. */
declare function Component(definition: {
  properties: Record<string, NumberConstructor>;
  data: Record<string, unknown>;
  observers: Record<string, () => void>;
  lifetimes: Record<'attached' | 'detached', () => void>;
  pageLifetimes: Record<'show' | 'hide', () => void>;
}): void;

declare namespace JSX {
  interface IntrinsicElements {
    /** src/native/promise-countdown; its attributes as Taro hands them on */
    'promise-countdown': { dueAt: number; warnAt: number; offset: number };
  }
}
