/**
 * TypeScript reads the file without `.h5` only. Here the compiler holds the two against each other:
 * what the browser's file offers must fit wherever WeChat's is used.
 */
type Fits<WeChat, Browser extends WeChat> = Browser;

/** A component that draws nothing in WeChat may draw something in the browser. */
type Drawn<Components> = { [Name in keyof Components]: () => unknown };

export type Twins = [
  Fits<typeof import('../../src/api/identity'), typeof import('../../src/api/identity.h5')>,
  Fits<typeof import('../../src/api/network'), typeof import('../../src/api/network.h5')>,
  Fits<typeof import('../../src/api/photos'), typeof import('../../src/api/photos.h5')>,
  Fits<typeof import('../../src/api/recorder'), typeof import('../../src/api/recorder.h5')>,
  Fits<typeof import('../../src/api/subscribe'), typeof import('../../src/api/subscribe.h5')>,
  Fits<typeof import('../../src/api/transport'), typeof import('../../src/api/transport.h5')>,
  Fits<typeof import('../../src/components/countdown'), typeof import('../../src/components/countdown.h5')>,
  Fits<
    Drawn<typeof import('../../src/components/identity-bar')>,
    typeof import('../../src/components/identity-bar.h5')
  >,
  Fits<typeof import('../../src/desk/use-keys'), typeof import('../../src/desk/use-keys.h5')>,
];
