import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectPicture } from '../accepted-picture';
import { aReport, connect, join as joinRoom } from '../hub/screen';
import { setRoomClock } from '../system/room-clock';
import { isReady, openScreen, wallAddress } from '../system/screens';
import { withHub } from '../system/with-hub';

/**
 * What the three screen classes look like, by day and by night, in both languages, against pictures a person has looked at.
 * `UPDATE_PICTURES=1 npx vitest run test/explore/pictures` takes new ones: look at each before it is committed.
 */
const accepted = join(import.meta.dirname, 'pictures');
const comparing = { shrunk: 3, tolerated: 0.06 };

const screens = [
  { screen: 'wall', width: 3840, height: 1080, touch: false },
  { screen: 'desk', width: 1440, height: 900, touch: false },
  { screen: 'field', width: 1024, height: 768, touch: true },
] as const;
const themes = [
  { theme: 'night', time: '2026-06-21T22:30+05:00', language: 'zh' },
  { theme: 'day', time: '2026-06-21T17:30+05:00', language: 'en' },
] as const;

describe('the picture of each screen', () => {
  const bench = withHub();

  beforeAll(async () => {
    const reporter = connect(bench.hub.hub, bench.hub.desk, { screenId: 'reporter' });
    await joinRoom(reporter);
    const spots = [[71.4307, 51.1284], [71.4265, 51.1262], [71.4419, 51.1222], [71.4218, 51.1315], [71.4501, 51.1205]];
    const categories = ['road', 'waste', 'noise', 'water', 'lighting'];
    for (const [i, [longitude, latitude]] of spots.entries()) {
      const requestId = `00000000-0000-4000-8000-00000000000${i}`;
      await reporter.timeout(10_000).emitWithAck('report', aReport({ requestId, category: categories[i], longitude, latitude, description: `Report ${i + 1}` }));
    }
    reporter.close();
  });

  const addressOf = (screen: (typeof screens)[number]['screen'], query: string): string => {
    const url = new URL(screen === 'wall' ? wallAddress(bench.hub.wall, 0, 0, 1, 1) : bench.hub[screen]);
    for (const [key, value] of new URLSearchParams(query)) url.searchParams.set(key, value);
    return url.href;
  };

  describe.each(themes)('$theme, $language', ({ theme, time, language }) => {
    beforeAll(() => setRoomClock(bench.hub, time));

    test.each(screens)('$screen', async ({ screen, width, height, touch }) => {
      const open = await openScreen(bench.browser, addressOf(screen, `theme=${theme}&lang=${language}&budget=full`), width, height, touch);
      await isReady(open);
      // It opens with what the room was shown last, by a desk of another shape.
      if (touch) await open.page.getByRole('button', { name: /^(Back to the first view|回到初始视角)$/ }).tap();
      await expectPicture(open.page, accepted, `${screen}-${theme}`, comparing);
      expect(open.errors).toEqual([]);
      expect(open.foreign).toEqual([]);
      await open.context.close();
    });
  });
});
