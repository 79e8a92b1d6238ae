import type { Logic } from './logic';

/** What a test decides about the phone. */
export interface PhoneOptions {
  /** the local cloud whose real functions answer */
  cloudUrl?: string;
  openid?: string;
  /** answers by the name of a wx function, e.g. showModal → {confirm: true} */
  answers?: Record<string, unknown>;
  fontSizeSetting?: number;
  /** what the phone remembers from an earlier visit */
  storage?: Record<string, unknown>;
}

interface Args {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
  url: string;
  name: string;
  cloudPath: string;
  data: unknown;
}
type Impl = (args: Args) => unknown;

async function postJson(url: string, body: unknown): Promise<never> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as never;
}

/** wx.* as the pages may use it. What is not here is not on the phone either: a call of it is an error with its name. */
export function makeWx(logic: Logic, options: PhoneOptions): Record<string, unknown> {
  const { realm } = logic;

  /** WeChat's calling style: call-backs if given, else a promise; the answer belongs to the program's own realm. */
  const async =
    (name: string, impl: Impl) =>
    (args: Args = {} as Args) => {
      const work = logic.track(
        Promise.resolve()
          .then(() => impl(args))
          .then((result) => realm({ errMsg: `${name}:ok`, ...((result as object) ?? {}) })),
      );
      const failed = (error: Error) => realm({ errMsg: `${name}:fail ${error.message}` });
      if (args.success || args.fail || args.complete) {
        work.then(
          (result) => {
            args.success?.(result);
            args.complete?.(result);
          },
          (error) => {
            args.fail?.(failed(error));
            args.complete?.(failed(error));
          },
        );
        return undefined;
      }
      return new logic.Promise((resolve, reject) => work.then(resolve, (error) => reject(failed(error))));
    };

  const said = (name: string) =>
    async(name, (args) => {
      logic.said.push({ name, args: JSON.parse(JSON.stringify(args)) });
      return options.answers?.[name] ?? {};
    });

  const system = {
    windowWidth: 375,
    windowHeight: 667,
    screenWidth: 375,
    screenHeight: 812,
    pixelRatio: 2,
    platform: 'ios',
    system: 'iOS 17.0',
    SDKVersion: '3.8.0',
    language: 'zh_CN',
    fontSizeSetting: options.fontSizeSetting ?? 16,
    safeArea: { left: 0, right: 375, top: 47, bottom: 778, width: 375, height: 731 },
  };

  const cloud = {
    init: () => undefined,
    callFunction: async('cloud.callFunction', async ({ name, data }) => {
      logic.cloudCalls.push({ name, data: JSON.parse(JSON.stringify(data)) });
      const answer: { result?: unknown; error?: { message: string } } = await postJson(
        `${options.cloudUrl}/call/${name}`,
        { openid: options.openid, data },
      );
      logic.isAnswered = true;
      if (answer.error) throw new Error(answer.error.message);
      return { result: answer.result };
    }),
    uploadFile: async('cloud.uploadFile', async ({ cloudPath }) => {
      const url = `${options.cloudUrl}/client/upload?path=${cloudPath}`;
      const headers = { 'x-openid': options.openid ?? '' };
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: new Uint8Array([0xff, 0xd8, 0xff]),
      });
      return (await response.json()) as { fileID: string };
    }),
  };

  const wx: Record<string, unknown> = {
    cloud,
    canIUse: () => true,
    getFileSystemManager: () => ({ accessSync: () => undefined }),
    nextTick: (work: () => void) => logic.later(work, 0),
    getSystemInfoSync: () => realm(system),
    getWindowInfo: () => realm(system),
    getAppBaseInfo: () => realm(system),
    getDeviceInfo: () => realm(system),
    getSystemSetting: () => realm({}),
    getAppAuthorizeSetting: () => realm({}),
    getAccountInfoSync: () => realm({ miniProgram: { appId: 'wxlocal', envVersion: 'develop' } }),
    getLaunchOptionsSync: () => realm({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => realm({ path: '', query: {}, scene: 1001 }),
    setStorageSync: (key: string, value: unknown) => logic.storage.set(key, JSON.stringify(value)),
    getStorageSync: (key: string) =>
      logic.storage.has(key) ? realm(JSON.parse(logic.storage.get(key) ?? 'null')) : '',
    removeStorageSync: (key: string) => logic.storage.delete(key),
    requestSubscribeMessage: async('requestSubscribeMessage', (args) => {
      const { tmplIds } = args as unknown as { tmplIds: string[] };
      logic.said.push({ name: 'requestSubscribeMessage', args: { tmplIds: [...tmplIds] } });
      return Object.fromEntries(tmplIds.map((id) => [id, 'accept']));
    }),
    chooseMedia: async('chooseMedia', () => {
      const answer = options.answers?.chooseMedia;
      if (!answer) throw new Error('cancel');
      return answer;
    }),
    navigateTo: async('navigateTo', ({ url }) => logic.navigateTo(url)),
    redirectTo: async('redirectTo', ({ url }) => logic.redirectTo(url)),
    reLaunch: async('reLaunch', ({ url }) => logic.reLaunch(url)),
    navigateBack: async('navigateBack', () => logic.navigateBack()),
  };
  for (const name of [
    'showToast',
    'showModal',
    'makePhoneCall',
    'previewImage',
    'setNavigationBarTitle',
    'stopPullDownRefresh',
    'showLoading',
    'hideLoading',
  ]) {
    wx[name] = said(name);
  }
  for (const name of [
    'WindowResize',
    'AppShow',
    'AppHide',
    'Error',
    'UnhandledRejection',
    'PageNotFound',
    'ThemeChange',
    'NetworkStatusChange',
  ]) {
    wx[`on${name}`] = () => undefined;
    wx[`off${name}`] = () => undefined;
  }
  return wx;
}
