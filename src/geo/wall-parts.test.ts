import { describe, expect, test } from 'vitest';
import { partTangents } from './frustum';
import { partOf, pictureAspect, shareOfTile, shareOfWall, wallSize } from './wall-parts';

/** The same walls every time, of all shapes. */
function walls(count: number) {
  let seed = 11;
  const random = (from: number, to: number): number => from + ((seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647) * (to - from);
  return Array.from({ length: count }, () => ({
    rows: Math.round(random(1, 6)), columns: Math.round(random(1, 8)),
    panel: { width: random(200, 3_000), height: random(150, 2_000) }, bezel: { horizontal: random(0, 60), vertical: random(0, 60) },
    fovy: random(10, 100),
  }));
}

describe('parts of a wall', () => {
  test.each(walls(60).map((wall) => [`${wall.rows} × ${wall.columns}`, wall] as const))('of %s: neighbours are apart by the bezel and nothing else, the outer edges are those of the whole', (_, wall) => {
    const { rows, columns, panel, bezel, fovy } = wall;
    const { width, height } = wallSize(wall);
    /** Tangents per millimetre of the wall's plane. */
    const scale = (2 * Math.tan((fovy * Math.PI) / 360)) / height;
    const at = (row: number, column: number) => partTangents(fovy, width / height, partOf(wall, row, column));
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const here = at(row, column);
        expect(here.right - here.left).toBeCloseTo(panel.width * scale, 12);
        expect(here.top - here.bottom).toBeCloseTo(panel.height * scale, 12);
        if (column + 1 < columns) expect(at(row, column + 1).left - here.right).toBeCloseTo(bezel.horizontal * scale, 12);
        if (row + 1 < rows) expect(here.bottom - at(row + 1, column).top).toBeCloseTo(bezel.vertical * scale, 12);
      }
    }
    const whole = partTangents(fovy, width / height, { left: 0, top: 0, width: 1, height: 1 });
    const [first, last] = [at(0, 0), at(rows - 1, columns - 1)];
    for (const [edge, of] of [['left', first], ['top', first], ['right', last], ['bottom', last]] as const) expect(of[edge]).toBeCloseTo(whole[edge], 12);
  });

  test('without bezels they are those of equal tiles', () => {
    const wall = { rows: 2, columns: 3, panel: { width: 400, height: 300 }, bezel: { horizontal: 0, vertical: 0 } };
    const tile = { row: 1, column: 2, rows: 2, columns: 3 };
    const [described, equal] = [shareOfWall(wall, 1, 2), shareOfTile(tile)];
    for (const key of ['left', 'top', 'width', 'height'] as const) expect(described.part[key]).toBeCloseTo(equal.part[key], 12);
    expect(pictureAspect(equal, 400, 300)).toBeCloseTo(described.aspectRatio!, 12);
  });

  test('a described wall keeps its shape whatever its window has; an equal tile follows its window', () => {
    const wall = { rows: 1, columns: 2, panel: { width: 1_000, height: 500 }, bezel: { horizontal: 100, vertical: 0 } };
    expect(pictureAspect(shareOfWall(wall, 0, 1), 300, 400)).toBeCloseTo(4.2, 12);
    expect(pictureAspect(shareOfTile({ row: 0, column: 1, rows: 1, columns: 2 }), 300, 400)).toBeCloseTo(1.5, 12);
  });
});
