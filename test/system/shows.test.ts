import { beforeAll, describe, expect, it } from 'vitest';
import { frugal, isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { withRoom } from './with-hub';

const panel = { width: 400, height: 240 };
const patiently = { timeout: 60_000, interval: 500 };

interface Picture {
  view: { longitude: number; latitude: number; height: number; bearing: number };
  selection: { kind: string; id: string } | null;
}

const pictureOf = ({ page }: OpenScreen): Promise<Picture> => page.evaluate(() => {
  const { longitude, latitude, height, bearing } = window.metroscope.view.get();
  return { view: { longitude, latitude, height, bearing }, selection: window.metroscope.selection.get() };
});

describe('a desk shows something on a 1 × 2 wall', () => {
  const bench = withRoom();
  let desk: OpenScreen;
  let panels: OpenScreen[];
  const openPanel = (column: number): Promise<OpenScreen> =>
    openScreen(bench.browser, wallAddress(bench.hub.wall, 0, column, 1, 2), panel.width, panel.height);
  const wallShows = async (picture: Picture): Promise<void> => {
    for (const each of panels) await expect.poll(() => pictureOf(each), patiently).toEqual(picture);
  };

  beforeAll(async () => {
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), 900, 600);
    await isReady(desk);
    await desk.page.evaluate(() => window.metroscope.layers.set({ workers: { visible: false, opacity: 1 } }));
    panels = await Promise.all([0, 1].map(openPanel));
    await Promise.all(panels.map(isReady));
  });

  it('both panels show what the desk shows, nobody leads it, and undo returns to the picture before', async () => {
    const before = await pictureOf(desk);
    await wallShows(before);
    // A page that was too busy to hear the hub begins anew: what it asks for meanwhile is refused.
    await expect.poll(() => desk.page.evaluate(() => window.metroscope.link.get().status), patiently).toBe('online');
    await desk.page.evaluate(async () => {
      for (const aspect of Object.keys(window.metroscope.link.get().roles) as (keyof ReturnType<typeof window.metroscope.link.get>['roles'])[]) {
        const answer = await window.metroscope.link.detach(aspect);
        if (!answer.ok) throw new Error(answer.refusal.message);
      }
      const { longitude, latitude } = window.metroscope.view.get();
      await window.metroscope.view.set({ longitude: longitude + 0.006, latitude: latitude - 0.004, height: 1_100, bearing: 40 });
      window.metroscope.selection.set({ kind: 'building', id: 'way/230401645' });
    });
    const shown = await pictureOf(desk);
    expect(shown).not.toEqual(before);
    await wallShows(before);

    await desk.page.keyboard.press('v');
    await desk.page.getByText('Shown to the room').waitFor();
    await wallShows(shown);
    const leaders = await desk.page.evaluate(() => Object.values(window.metroscope.link.get().versions).map(({ leader }) => leader));
    expect(leaders).toEqual(leaders.map(() => null));

    await desk.page.keyboard.press('u');
    await desk.page.getByText('The room shows what it showed before').waitFor();
    await wallShows(before);
  });

  it('an alert is on every screen until it is lifted', async () => {
    await desk.page.getByRole('button', { name: 'Expand Alerts' }).click();
    await desk.page.getByLabel('Headline').fill('Gas leak at the market');
    await desk.page.getByRole('button', { name: 'Raise the alert' }).click();
    for (const { page } of [desk, panels[0]!]) await page.getByText('Gas leak at the market').first().waitFor();
    await desk.page.getByRole('button', { name: 'Lift Gas leak at the market' }).click();
    await panels[0]!.page.getByText('Gas leak at the market').waitFor({ state: 'detached' });
  });
});
