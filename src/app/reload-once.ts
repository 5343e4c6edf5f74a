import type { LinkStore } from '@/state';
import type { WindowMemory } from './window-memory';

const key = 'metroscope.reloaded';
/** Nobody stands before a wall to reload it: it goes on trying, this seldom. */
const wallMs = 60_000;

/** What a reload gets: the program that speaks as the hub does, and the city it shows. */
const mended: ReadonlySet<string | undefined> = new Set(['version-mismatch', 'city-changed']);

/** Reloads at once the first time, not again before `reloadedWell`; a wall tries again every minute. Without a memory only the latter, so that no page reloads for ever. */
export function reloadOnce(memory: WindowMemory, isWall: boolean, reload: () => void): void {
  if (memory && memory.getItem(key) === null) {
    memory.setItem(key, String(Date.now()));
    reload();
  } else if (isWall) setTimeout(reload, wallMs);
}

/** Reloads once when the hub turns this page away for its version or its city, and forgets about it when it is let in. */
export function followHubVersion(link: LinkStore, memory: WindowMemory, isWall: boolean, reload: () => void): void {
  link.subscribe(({ status, notice }, before) => {
    if (status === before.status) return;
    if (status === 'online') memory?.removeItem(key);
    if (status === 'refused' && mended.has(notice?.code)) reloadOnce(memory, isWall, reload);
  });
}
