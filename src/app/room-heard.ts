import type { LinkStore } from '@/state';

/** A hub that answers has answered by then, if its network is good. */
const longestMs = 800;

/** The room's values are in the view, or the link will not bring them soon: a stage that begins before opens on another picture, and holds the page up while it does. */
export function roomHeard(link: LinkStore): Promise<void> {
  const heard = (): boolean => link.getState().status !== 'connecting';
  if (heard()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(deadline);
      stop();
      resolve();
    };
    const deadline = setTimeout(done, longestMs);
    const stop = link.subscribe(() => heard() && done());
  });
}
