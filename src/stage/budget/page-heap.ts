/** What the page's programs hold, and may hold, megabytes. */
export interface PageHeap {
  usedMB: number;
  limitMB: number;
  /** As it was looked at last: it is short from 85 % on, and until it is under 80 %. */
  short: boolean;
}

const shortFrom = 0.85;
const shortUntil = 0.8;
const lookMs = 10_000;
const megabyte = 1_048_576;

/** Null where the browser does not tell; only Chromium does. */
export function pageHeap(wasShort: boolean): PageHeap | null {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number; jsHeapSizeLimit: number } };
  if (!memory) return null;
  const { usedJSHeapSize: used, jsHeapSizeLimit: limit } = memory;
  return { usedMB: Math.round(used / megabyte), limitMB: Math.round(limit / megabyte), short: used > (wasShort ? shortUntil : shortFrom) * limit };
}

/** Looks every ten seconds, also while nothing is drawn, and tells what it sees. Returns the way to stop. */
export function watchHeap(told: (short: boolean) => void): () => void {
  let short = false;
  const timer = setInterval(() => {
    short = pageHeap(short)?.short ?? false;
    told(short);
  }, lookMs);
  return () => clearInterval(timer);
}
