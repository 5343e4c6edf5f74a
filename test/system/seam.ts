import type { Position } from '@/model';
import { PNG } from 'pngjs';
import type { OpenScreen } from './screens';

const engines = ['cesium', 'deck', 'three'] as const;

interface Panel {
  width: number;
  height: number;
  /** CSS pixels of picture behind the bezel between the two; none when left out. */
  gap?: number;
}

/**
 * Projects a grid of points around `centre` in both panels and every engine, and compares those on the picture that is
 * two panels of `width` × `height`, `gap` apart. `furthest` is the largest distance in CSS pixels between a point's two places on it.
 */
export async function comparePanels(left: OpenScreen, right: OpenScreen, { width, height, gap = 0 }: Panel, centre: Position): Promise<{ pairs: number; furthest: number }> {
  const points: Position[] = [];
  for (let east = -5; east <= 5; east++) {
    for (let north = 0; north <= 10; north++) {
      points.push({ longitude: centre.longitude + east * 0.003, latitude: centre.latitude + north * 0.002, height: centre.height - 500 + (north % 3) * 40 });
    }
  }
  const [inLeft, inRight] = await Promise.all([left, right].map(({ page }) => page.evaluate((given) => window.metroscope.project(given), points)));
  let pairs = 0;
  let furthest = 0;
  for (const engine of engines) {
    points.forEach((_, i) => {
      const a = inLeft![engine][i];
      const b = inRight![engine][i];
      if (!a || !b || a[0] < 0 || a[0] > 2 * width + gap || a[1] < 0 || a[1] > height) return;
      pairs += 1;
      furthest = Math.max(furthest, Math.hypot(a[0] - width - gap - b[0], a[1] - b[1]));
    });
  }
  return { pairs, furthest };
}

/** Mean difference of pixel columns, 0…255: across the seam, and of the neighbours beside it on either side. */
export async function comparePictures(left: OpenScreen, right: OpenScreen): Promise<{ across: number; within: number }> {
  const pictureOf = async ({ page }: OpenScreen): Promise<PNG> => {
    // The city only: panels and marks over it belong to one window.
    const style = await page.addStyleTag({ content: 'body * { visibility: hidden !important } canvas { visibility: visible !important }' });
    const png = PNG.sync.read(await page.screenshot());
    await style.evaluate((element) => (element as Element).remove());
    return png;
  };
  const [a, b] = await Promise.all([pictureOf(left), pictureOf(right)]);
  const last = a.width - 1;
  return {
    across: columnDifference(a, last, b, 0),
    within: (columnDifference(a, last - 1, a, last) + columnDifference(b, 0, b, 1)) / 2,
  };
}

function columnDifference(a: PNG, columnA: number, b: PNG, columnB: number): number {
  let sum = 0;
  for (let row = 0; row < a.height; row++) {
    for (let channel = 0; channel < 3; channel++) {
      sum += Math.abs(a.data[(row * a.width + columnA) * 4 + channel]! - b.data[(row * b.width + columnB) * 4 + channel]!);
    }
  }
  return sum / (a.height * 3);
}
