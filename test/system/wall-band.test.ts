import { beforeAll, describe, expect, it } from 'vitest';
import { setRoomClock } from './room-clock';
import { isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { withRoom } from './with-hub';

/** Upright panels, many beside each other: a panel is as few letters wide as one can be. */
const columns = 12;
const panel = { width: 300, height: 480 };
const evening = '2026-09-30T20:58:58+05:00';
/** Seconds a second, the most a desk offers. */
const fastest = 3_600;

/** What an end of the band holds: whether it is on the line that is shown, and then whether all of it is in the panel. */
interface Held {
  text: string;
  shown: boolean;
  whole: boolean;
}

const endOfBand = ({ page }: OpenScreen, end: 'first' | 'last'): Promise<Held[]> => page.evaluate((which) => {
  const band = document.querySelector('[data-zone="band"]')!;
  const side = which === 'first' ? band.firstElementChild! : band.lastElementChild!;
  const { top, bottom } = side.getBoundingClientRect();
  return [...side.children].map((child) => {
    const box = child.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(child);
    const text = range.getBoundingClientRect();
    return {
      text: child.textContent, shown: box.top < bottom - 1,
      whole: box.top >= top - 1 && box.bottom <= bottom + 1 && box.left >= 0 && box.right <= innerWidth && text.left >= box.left - 1 && text.right <= box.right + 1,
    };
  });
}, end);

describe('the band of a wall of the narrowest panels', () => {
  const bench = withRoom();
  let wall: OpenScreen;

  const open = async (column: number, lang: 'en' | 'zh'): Promise<void> => {
    const url = new URL(wallAddress(bench.hub.wall, 0, column, 1, columns));
    url.searchParams.set('lang', lang);
    if (wall) await wall.page.goto(url.href);
    else wall = await openScreen(bench.browser, url.href, panel.width, panel.height);
    await isReady(wall);
    await wall.page.evaluate(() => document.fonts.ready);
  };
  const shownAt = async (end: 'first' | 'last'): Promise<string[]> => {
    const held = await endOfBand(wall, end);
    expect(held.filter(({ shown, whole }) => shown && !whole)).toEqual([]);
    return held.flatMap(({ shown, text }) => (shown ? [text] : []));
  };

  beforeAll(() => setRoomClock(bench.hub, evening));

  it('says which city it is', async () => {
    await open(0, 'en');
    expect(await shownAt('first')).toEqual(['Astana']);
  });

  it.each(['zh', 'en'] as const)('says a set time and that it is set, whole; what has no room is left out whole: %s', async (lang) => {
    await open(columns - 1, lang);
    await expect.poll(() => shownAt('last')).toEqual([lang === 'en' ? 'SET' : '已设定', '20:58:58']);
  });

  it('says how fast a running time runs', async () => {
    await setRoomClock(bench.hub, evening, fastest);
    await expect.poll(() => shownAt('last')).toEqual(['×3,600', expect.stringMatching(/^\d\d:\d\d:\d\d$/)]);
  });

  it('met no error', () => expect(wall.errors).toEqual([]));
});
