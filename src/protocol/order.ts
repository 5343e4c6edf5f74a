import type { AspectMessage, AspectVersion } from './messages';

/** Whether `a` was said after `b`: a higher epoch, or the same epoch and a higher seq. */
export const isNewer = (a: AspectVersion, b: AspectVersion): boolean => a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq);

/**
 * Whether a screen that holds `held` takes `message` (rule R8): what is newer, and the `settle` of a value
 * it has only seen as a `move`.
 */
export function supersedes(message: AspectMessage, held: Pick<AspectMessage, 'epoch' | 'seq' | 'kind'> | null): boolean {
  if (!held || isNewer(message, held)) return true;
  return !isNewer(held, message) && message.kind === 'settle' && held.kind === 'move';
}
