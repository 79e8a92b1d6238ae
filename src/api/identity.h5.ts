const openid = new URLSearchParams(window.location.search).get('as') ?? '';

/**
 * Against the local cloud a page is somebody's phone by its address: `?as=<openid>`.
 * Not from storage: several phones stand side by side in one browser.
 */
export const identity = { openid, storagePrefix: `${openid}:` };
