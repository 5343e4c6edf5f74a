import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aReport, connect, join as joinRoom } from '../hub/screen';
import { frugal, isReady, openScreen, type OpenScreen } from './screens';
import { withHub } from './with-hub';

/** Least side of what a finger has to hit, CSS pixels; fractions of a pixel are the layout's. */
const fingerPixels = 47.5;
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe calls serious or critical on the page as it is, a line each. The city under the panels is no text. `sunlight`: texts have 7 : 1. */
async function breaches({ page }: OpenScreen, sunlight = false): Promise<string[]> {
  return page.evaluate(async ([values, enhanced]) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run({ exclude: [['canvas']] }, { runOnly: { type: 'tag', values }, rules: { 'color-contrast-enhanced': { enabled: enhanced } }, resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, any, none }) => `${id}: ${html.slice(0, 160)} ${[...any, ...none][0]?.message ?? ''}`));
  }, [standards, sunlight] as const);
}

/** Buttons, fields and lists too small for a finger; a box to tick is as large as its label. Links stand in sentences and may be as small as they are. */
const smallTargets = ({ page }: OpenScreen): Promise<string[]> => page.evaluate((least) => {
  const found = [...document.querySelectorAll('#root :is(button, select, textarea, [role="slider"], input:not([type="file"]))')];
  return found.flatMap((each) => {
    const target = (each.matches('input[type="checkbox"], input[type="radio"]') && each.closest('label')) || each;
    const { width, height } = target.getBoundingClientRect();
    const hidden = width < 2 || height < 2 || !each.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    return hidden || (width >= least && height >= least) ? [] : [`${Math.round(width)} × ${Math.round(height)}: ${each.outerHTML.slice(0, 120)}`];
  });
}, fingerPixels);

const press = (screen: OpenScreen, name: string | RegExp): Promise<void> => screen.page.getByRole('button', { name, exact: true }).last().click();

describe('panels', () => {
  const bench = withHub();
  let desk: OpenScreen;
  let field: OpenScreen;

  beforeAll(async () => {
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), 1_440, 900);
    await isReady(desk);
    field = await openScreen(bench.browser, frugal(bench.hub.field), 1_024, 768, true);
    await isReady(field);
    const reporter = connect(bench.hub.hub, bench.hub.field, { screenId: 'reporter' });
    await joinRoom(reporter);
    await reporter.timeout(10_000).emitWithAck('report', aReport());
    reporter.close();
    for (const { page } of [desk, field]) {
      await page.evaluate(axe.source);
      // A colour on its way to another has no contrast of its own.
      await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important; animation: none !important }' });
    }
  });

  const inBothThemes = async (screen: OpenScreen, where: string, look: (theme: 'night' | 'day') => Promise<string[]>, problems: string[]): Promise<void> => {
    for (const theme of ['night', 'day'] as const) {
      await screen.page.evaluate((to) => {
        if (document.documentElement.dataset.theme !== to) document.querySelector<HTMLButtonElement>('header button:is([aria-label="Change to night"], [aria-label="Change to day"])')?.click();
      }, theme);
      await screen.page.waitForFunction((to) => document.documentElement.dataset.theme === to, theme);
      problems.push(...(await look(theme)).map((each) => `${where}, ${theme}: ${each}`));
    }
  };

  it('of the desk can be read and hit in both themes', async () => {
    const problems: string[] = [];
    const look = (where: string): Promise<void> => inBothThemes(desk, where, () => breaches(desk), problems);
    await look('first');
    await press(desk, 'Expand Linked screens');
    await press(desk, 'Expand Alerts');
    await look('room and alerts');
    await press(desk, 'Expand Scenes');
    await press(desk, 'Save as a scene');
    await desk.page.getByLabel('Title').waitFor();
    await look('scene');
    for (const [key, name] of [['?', 'Keyboard and mouse'], ['F8', 'Walls'], ['j', 'Invite a screen']] as const) {
      await desk.page.keyboard.press('Escape');
      await desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await desk.page.keyboard.press(key);
      await desk.page.getByRole('dialog', { name }).waitFor();
      await look(name);
      await desk.page.keyboard.press('Escape');
      await desk.page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
    }
    await desk.page.keyboard.press('F7');
    await desk.page.getByRole('button', { name: 'Save as CSV' }).waitFor();
    await look('session');
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('button', { name: 'Save as CSV' }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('of the tablet can be read in the sun and hit with a thumb', async () => {
    const problems: string[] = [];
    const look = (where: string): Promise<void> =>
      inBothThemes(field, where, async (theme) => [...(await breaches(field, theme === 'day')), ...(await smallTargets(field))], problems);
    await field.page.getByRole('list', { name: 'Open requests near the map centre' }).waitFor();
    await look('requests');
    for (const name of ['Report', 'Layers', 'Time shown', 'Bookmarks', /Who is in the room$/]) {
      await press(field, 'Requests');
      await press(field, name);
      await look(String(name));
    }
    await press(field, 'Report');
    await press(field, 'Raise the alert');
    await look('alert');
    await press(field, 'Draw');
    await field.page.getByRole('radio', { name: 'Cordon' }).waitFor();
    await look('draw');
    expect(problems).toEqual([]);
  });

  it('of the desk whose code does not come wait for it', async () => {
    const other = await openScreen(bench.browser, frugal(bench.hub.desk), 1_440, 900);
    let away = true;
    await other.page.route('**/assets/alerts-*.js', (route) => (away ? route.abort() : route.continue()));
    await isReady(other);
    await press(other, 'Expand Alerts');
    await other.page.getByText('Loading the program').waitFor();
    away = false;
    await other.page.getByRole('button', { name: 'Raise the alert' }).waitFor();
    await other.context.close();
  });
});
