import type { DocumentOf, Position } from '@/model';
import type { CDPSession } from 'playwright-core';
import type { OpenScreen } from './screens';

export type Pixel = readonly [x: number, y: number];

/** Fingers on a page, one path each, moved together. */
export async function touch(session: CDPSession, ...paths: Pixel[][]): Promise<void> {
  const fingers = (step: number) => paths.map((path, id) => ({ id, x: path[Math.min(step, path.length - 1)]![0], y: path[Math.min(step, path.length - 1)]![1] }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(0) });
  for (let step = 1; step < Math.max(...paths.map((path) => path.length)); step++) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(step) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export const ring = ([x, y]: Pixel, radius: number): Pixel[] => Array.from({ length: 25 }, (_, i) => [x + radius * Math.cos((i / 24) * 2 * Math.PI), y + radius * Math.sin((i / 24) * 2 * Math.PI)]);
export const line = ([x, y]: Pixel, [dx, dy]: Pixel): Pixel[] => Array.from({ length: 12 }, (_, i) => [x + (dx * i) / 11, y + (dy * i) / 11]);

export const pixelOf = async ({ page }: OpenScreen, position: Position): Promise<Pixel | null> => (await page.evaluate((at) => window.metroscope.project([at]).deck[0], position)) ?? null;

/** A pick draws a picture of its own: so many places of an annotation are looked at. */
const places = 3;

/** What the screen shows where an annotation runs: for some of its points that are in the picture, whether it is found there. */
export async function foundAlong(screen: OpenScreen, { id, content: { points } }: DocumentOf<'annotation'>): Promise<boolean[]> {
  const some = points.filter((_, i) => i % Math.ceil(points.length / places) === 0);
  return screen.page.evaluate(({ mine, along }) => window.metroscope.project(along).deck.flatMap((at) => {
    if (!at || at[0] < 4 || at[1] < 4 || at[0] > innerWidth - 4 || at[1] > innerHeight - 4) return [];
    const pick = window.metroscope.pick(at[0], at[1]);
    return [pick?.layer === 'annotations' && pick.id === mine];
  }), { mine: id, along: some });
}
/** Of the places looked at. */
export const share = (found: readonly boolean[]): number => found.filter(Boolean).length / Math.max(1, found.length);
