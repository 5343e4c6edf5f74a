import { expect, test } from 'vitest';
import { panelSlot } from './panel-slot';

/** The locks of one browser; windows hold theirs until it says they are closed. */
function browser() {
  const held = new Set<string>();
  const locks = {
    async request(name: string, _options: object, take: (lock: object | null) => unknown) {
      if (held.has(name)) return take(null);
      held.add(name);
      return take({ name });
    },
  } as unknown as LockManager;
  return { locks, close: (slot: string) => held.delete(`metroscope.panel.${slot}`) };
}
const session = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};

test('windows of one browser are different panels, and one that is opened again is the one that was closed', async () => {
  const { locks, close } = browser();
  expect([await panelSlot('', session(), locks), await panelSlot('', session(), locks), await panelSlot('', session(), locks)]).toEqual(['1', '2', '3']);
  close('2');
  expect(await panelSlot('', session(), locks)).toBe('2');
});

test('a window keeps its panel through a reload, also when the browser is slow to let go of it', async () => {
  const { locks, close } = browser();
  const window = session();
  await panelSlot('', session(), locks);
  expect(await panelSlot('', window, locks)).toBe('2');
  close('1');
  setTimeout(() => close('2'), 150);
  expect(await panelSlot('', window, locks)).toBe('2');
});

test('the address may name the panel; without locks a browser is one panel', async () => {
  expect(await panelSlot('?panel=left', session(), browser().locks)).toBe('named-left');
  expect(await panelSlot('', session(), undefined)).toBe('1');
});
