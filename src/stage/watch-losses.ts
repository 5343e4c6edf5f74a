/** A context lost again within this time was lost for want of memory, milliseconds; once may be a driver or a sleeping device. */
const soonAgainMs = 60_000;

/** To be called at each loss; calls `soonAgain` where one follows another. */
export function watchLosses(soonAgain: () => void): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < soonAgainMs) soonAgain();
    last = now;
  };
}
