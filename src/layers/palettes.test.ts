import { readFileSync } from 'node:fs';
import { severities } from '@/model';
import type { Theme } from '@/state';
import { describe, expect, test } from 'vitest';
import { inks } from './annotations/inks';
import { classColour, mostColours, otherColour } from './buildings/colour/class-colours';
import { phaseColours } from './requests/drawing';
import { contrast, difference, rgbOf, seen, visions } from './testing/colour-vision';
import { stateColours } from './workers/drawing';

type Rgb = readonly [number, number, number];

const sheet = readFileSync('src/ui/theme/tokens.css', 'utf8');
/** A colour of the interface, from the last block that is for this theme. */
function token(theme: Theme, name: string): Rgb {
  const block = sheet.split('}').findLast((part) => part.includes(`[data-theme='${theme}']`)) ?? '';
  const hex = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
  if (!hex) throw new Error(`tokens.css has no --${name} for ${theme}`);
  return rgbOf(hex);
}
const themes: readonly Theme[] = ['night', 'day'];
const byTheme = themes.flatMap((theme): [string, Rgb[]][] => [
  [`severities, ${theme}`, severities.map((severity) => token(theme, severity))],
  [`inks, ${theme}`, Object.values(inks[theme])],
  [`states of workers, ${theme}`, stateColours[theme].map(rgbOf)],
]);
const palettes: [string, Rgb[]][] = [
  ...byTheme,
  ['phases of requests', Object.values(phaseColours).map(rgbOf)],
  ['classes of buildings', [...Array.from({ length: mostColours }, (_, rank) => classColour(rank)), otherColour]],
];

test('the difference is that of the published pairs', () => {
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(difference([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 4);
  expect(difference([50, -1, 2], [50, 0, 0])).toBeCloseTo(2.3669, 4);
});

describe.each(visions)('seen with %s’s eyes', (vision) => {
  test.each(palettes)('%s stay apart', (_, colours) => {
    const labs = colours.map((colour) => seen(colour, vision));
    for (const [i, a] of labs.entries()) for (const b of labs.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(8);
  });
});

describe.each(themes)('by %s', (theme) => {
  const on = ['surface-solid', 'raised'] as const;
  const soft = ['moderate-soft', 'extreme-soft', 'accent-soft', 'pressed'] as const;

  test('text can be read outdoors (7 : 1) on every surface it stands on', () => {
    for (const surface of [...on, ...soft]) expect(contrast(token(theme, 'text'), token(theme, surface))).toBeGreaterThan(7);
    for (const surface of on) expect(contrast(token(theme, 'muted'), token(theme, surface))).toBeGreaterThan(7);
    for (const name of ['accent', 'caution', 'danger']) expect(contrast(token(theme, name), token(theme, 'surface-solid'))).toBeGreaterThan(7);
    expect(contrast(token(theme, 'on-accent'), token(theme, 'accent'))).toBeGreaterThan(7);
  });

  test('marks and borders stand out (3 : 1)', () => {
    for (const name of [...severities, 'line-strong']) for (const surface of on) expect(contrast(token(theme, name), token(theme, surface))).toBeGreaterThan(3);
  });
});
