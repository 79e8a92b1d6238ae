/** The browser's own word for it: Taro listens to the kind of connection, which does not change when it breaks. */
export function onNetworkBack(listener: () => void): () => void {
  window.addEventListener('online', listener);
  return () => window.removeEventListener('online', listener);
}
