/** Calls when the browser says that the device has a network again; returns the way to stop. Outside a browser nobody says so. */
export function onNetworkBack(action: () => void): () => void {
  if (typeof addEventListener !== 'function') return () => {};
  addEventListener('online', action);
  return () => removeEventListener('online', action);
}
