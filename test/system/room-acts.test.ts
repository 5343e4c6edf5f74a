import { beforeAll, describe, expect, it } from 'vitest';
import { isReady, openScreen, type OpenScreen } from './screens';
import { becomes, heard, message, named } from './told';
import { withRoom } from './with-hub';

const patiently = { timeout: 60_000 };

describe('two desks and a tablet', () => {
  const bench = withRoom();
  let anna: OpenScreen;
  let boris: OpenScreen;
  let tom: OpenScreen;

  beforeAll(async () => {
    anna = await openScreen(bench.browser, named(bench.hub.desk, 'Anna', 'en'), 1_100, 640);
    await isReady(anna);
    boris = await openScreen(bench.browser, named(bench.hub.desk, 'Boris', 'zh'), 1_100, 640);
    tom = await openScreen(bench.browser, named(bench.hub.field, 'Tom', 'en'), 640, 720, true);
    await Promise.all([boris, tom].map(isReady));
    await anna.page.evaluate(() => window.metroscope.layers.set({ workers: { visible: false, opacity: 1 } }));
  });

  it('the tablet asks for control, the desk accepts with a key, and both are told (R22, R24, R25)', async () => {
    await becomes(anna, 'lead');
    await becomes(tom, 'follow');
    await tom.page.getByRole('button', { name: 'Who is in the room' }).click();
    await tom.page.getByRole('button', { name: 'Request control' }).click();
    await heard(tom, /Asked Anna for control/);
    await heard(anna, /Tom asks to lead: everything/);
    await anna.page.keyboard.press('y');
    await heard(tom, /Anna handed over\. You lead: everything/);
    await becomes(tom, 'lead');
    await becomes(anna, 'follow');
    expect(await message(anna, /leads the camera/).count()).toBe(0);
  });

  it('the other desk asks and is declined, in its own language (R25)', async () => {
    await boris.page.keyboard.press('c');
    await heard(boris, /已向 Tom 请求主控/);
    await heard(tom, /Boris asks to lead/);
    await tom.page.getByRole('button', { name: 'Decline' }).click();
    await heard(boris, /Tom 暂时保留主控/);
    await becomes(tom, 'lead');
  });

  it('the room panel says who is there, what they lead and how they are linked, and looks from where they are (R26)', async () => {
    await anna.page.getByRole('button', { name: 'Expand Linked screens' }).click();
    const row = anna.page.locator('li', { has: anna.page.getByText('Tom', { exact: true }) });
    await row.getByText(/leads everything/).waitFor(patiently);
    await row.getByText(/(good|fair|poor) link/).waitFor(patiently);
    await tom.page.evaluate(() => window.metroscope.link.detach('camera'));
    await row.getByText(/on its own: Camera/).waitFor(patiently);
    const there = await tom.page.evaluate(() => {
      const view = { ...window.metroscope.view.get(), longitude: window.metroscope.view.get().longitude + 0.02, bearing: 120 };
      void window.metroscope.view.set(view, { durationMs: 0 });
      return view;
    });
    await expect.poll(async () => {
      await row.getByRole('button', { name: 'Look from where Tom is' }).click();
      const { longitude } = await anna.page.evaluate(() => window.metroscope.view.get());
      return Math.abs(longitude - there.longitude);
    }, { timeout: 60_000, interval: 4_000 }).toBeLessThan(1e-6);
  });

  it('a desk brings everyone here; who was on its own and who led follow, and are told (R23)', async () => {
    const told = Promise.all([anna, tom].map((screen) => heard(screen, /Boris brought everyone to its view/)));
    await boris.page.keyboard.press('g');
    await told;
    await becomes(boris, 'lead');
    await becomes(anna, 'follow');
    await becomes(tom, 'follow');
    const own = (screen: OpenScreen) => screen.page.evaluate(() => window.metroscope.view.get().longitude);
    const led = await own(boris);
    for (const follower of [anna, tom]) await expect.poll(async () => Math.abs((await own(follower)) - led), { timeout: 60_000, interval: 500 }).toBeLessThan(1e-6);
    for (const screen of [anna, boris, tom]) expect(screen.errors).toEqual([]);
  });
});
