import type { StageStore } from '@/state';

/** A lost picture is rebuilt within seconds; a browser that refuses that for so long may give a new page what it refuses this one, milliseconds. */
const patienceMs = 45_000;

/** Reloads a page before which nobody stands when its lost picture does not come back. */
export function watchPicture(status: StageStore, reload: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  status.subscribe(({ phase }, before) => {
    if (phase === before.phase) return;
    clearTimeout(timer);
    if (phase === 'lost') timer = setTimeout(reload, patienceMs);
  });
}
