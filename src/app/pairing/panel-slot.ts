const key = 'metroscope.panel';
const mostSlots = 64;
/** A window that is opened again may come before the browser has let go of the old one's slot. */
const patienceMs = 1_000;
const againMs = 100;

/** Takes the lock and holds it as long as the window lives. */
const take = (locks: LockManager, slot: string): Promise<boolean> =>
  new Promise((resolve) => {
    void locks.request(`${key}.${slot}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise<never>(() => undefined);
    });
  });

/**
 * Which of this browser's panels this window is: what it remembers of its pairing is kept under this name. `?panel=name` in
 * the address says it; otherwise windows take the numbers from 1 in the order they are opened, and keep theirs through a reload.
 */
export async function panelSlot(search: string, session: Pick<Storage, 'getItem' | 'setItem'> | null, locks: LockManager | undefined): Promise<string> {
  const named = new URLSearchParams(search).get('panel')?.trim();
  if (named) return `named-${named.slice(0, 64)}`;
  // Browsers have locks only on this machine's own pages and on https.
  if (!locks) return '1';
  const before = session?.getItem(key);
  for (let waited = 0; before && waited <= patienceMs; waited += againMs) {
    if (await take(locks, before)) return before;
    await new Promise((done) => setTimeout(done, againMs));
  }
  for (let slot = 1; slot < mostSlots; slot++) {
    if (!(await take(locks, String(slot)))) continue;
    session?.setItem(key, String(slot));
    return String(slot);
  }
  return String(mostSlots);
}
