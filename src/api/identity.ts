/** In WeChat the platform says who calls; the phone neither knows nor sends it. */
export const identity = { openid: '', storagePrefix: '' };
