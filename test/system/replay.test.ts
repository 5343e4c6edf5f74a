import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from '../hub/screen';
import { frugal, isReady, openScreen, type OpenScreen } from './screens';
import { withRoom } from './with-hub';

const patiently = { timeout: 60_000 };

describe('the session of a room, replayed on the desk', () => {
  const bench = withRoom();
  let desk: OpenScreen;
  const selected = (): Promise<string | null> => desk.page.evaluate(() => window.metroscope.selection.get()?.id ?? null);

  beforeAll(async () => {
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), 1_280, 800);
    await isReady(desk);
  });

  it('shows what was shown, says who did it, and returns to where it was (R66, R67)', async () => {
    const { page } = desk;
    const select = (id: string): Promise<void> => page.evaluate((building) => window.metroscope.selection.set({ kind: 'building', id: building }), id);
    const settled = async (id: string): Promise<void> => {
      await expect.poll(async () => {
        const token = tokenOf(bench.hub.desk);
        const { room } = decodeJwt<{ room: string }>(token);
        const response = await fetch(`${bench.hub.hub}/api/rooms/${room}/log?from=0&to=9000000000000`, { headers: { authorization: `Bearer ${token}` } });
        return response.text();
      }, patiently).toContain(`"${id}"`);
    };
    await select('then');
    await settled('then');
    // It is shown for a while.
    await page.waitForTimeout(3_000);
    await select('now');
    await settled('now');

    await page.keyboard.press('F7');
    const panel = page.getByRole('region', { name: 'Session', exact: true });
    await panel.getByRole('table').waitFor(patiently);
    await expect.poll(() => panel.getByRole('table').innerText(), patiently).toMatch(/took the lead: Camera, Time[\s\S]*joined as dispatcher/);

    const slider = panel.getByRole('slider', { name: 'Instant shown' });
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(selected, patiently).toBe('now');
    await panel.getByRole('button', { name: 'End the replay' }).waitFor(patiently);
    for (let i = 0; i < 400 && (await selected()) !== 'then'; i++) await page.keyboard.press('ArrowLeft');
    expect(await selected()).toBe('then');
    expect(await page.evaluate(() => window.metroscope.link.get().roles.camera)).toBe('free');
    await page.getByText('REPLAY', { exact: true }).first().waitFor(patiently);

    if (process.env.REPLAY_PICTURE) await page.screenshot({ path: process.env.REPLAY_PICTURE });
    await panel.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(selected, patiently).toBe('now');
    await panel.getByRole('button', { name: 'End the replay' }).click();
    await expect.poll(() => page.evaluate(() => window.metroscope.link.get().roles.camera), patiently).toBe('lead');
    expect(await selected()).toBe('now');
  });
});
