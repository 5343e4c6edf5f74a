import { gunzipSync } from 'node:zlib';
import { createCityFrame } from '@/geo';
import { decodeOverview, groundClasses, overviewUnit, type Overview, type ViewState } from '@/model';
import { describe, expect, it } from 'vitest';
import type { Building, CityContent, LonLat, LonLatPolygon } from '../content';
import { areaPieces } from '../mesh/area';
import { emptyMesh, extrude } from '../mesh/extrude';
import { ribbonPieces } from '../mesh/ribbon';
import { signedArea, type Point } from '../mesh/rings';
import { overviewFile } from './index';

const frame = createCityFrame({ longitude: 71, latitude: 51, height: 0 });
const at = (x: number, y: number): LonLat => {
  const { longitude, latitude } = frame.fromLocal([x, y, 0]);
  return [longitude, latitude];
};
const square = (x: number, y: number, side: number): LonLat[] => [at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side)];
const home: ViewState = { ...frame.fromLocal([0, -500, 300]), bearing: 0, pitch: 60, roll: 0, fovy: 42 };

function building(id: string, polygon: LonLatPolygon, height: number): Building {
  const mesh = emptyMesh();
  extrude(mesh, frame, polygon, 0, height, 0);
  return {
    detail: { id, polygons: [polygon], baseHeight: 0, height, levels: 1, levelsFrom: 'estimated', attributes: {} },
    mesh, prisms: [{ polygon, bottom: 0, top: height }], name: '', kind: '', address: '',
  };
}

function overviewOf(content: Partial<CityContent>): Overview {
  return decodeOverview(gunzipSync(overviewFile({
    frame, extent: [70, 50, 72, 52], groundHeight: 0, heightOffset: 0, crs: '', buildings: [], ground: [], streets: null, ...content,
  }, home)));
}

const outline = ({ prisms }: Overview, index: number): Point[] => {
  const first = prisms.corners.slice(0, index).reduce((sum, count) => sum + count, 0);
  return Array.from({ length: prisms.corners[index]! }, (_, i): Point => [prisms.points[(first + i) * 2]! * overviewUnit, prisms.points[(first + i) * 2 + 1]! * overviewUnit]);
};

describe('an overview of a city', () => {
  it('has a building where it stands, to a quarter of a metre, as high as it is', () => {
    const overview = overviewOf({ buildings: [building('a', [square(100.3, 50.7, 40)], 62.34)] });
    const expected = [[100.3, 50.7], [140.3, 50.7], [140.3, 90.7], [100.3, 90.7]];
    outline(overview, 0).forEach(([x, y], i) => {
      expect(Math.abs(x - expected[i]![0]!)).toBeLessThan(0.13);
      expect(Math.abs(y - expected[i]![1]!)).toBeLessThan(0.13);
    });
    expect([overview.prisms.bottom[0], overview.prisms.top[0]]).toEqual([0, 623]);
  });

  it('leaves courtyards open', () => {
    const overview = overviewOf({ buildings: [building('block', [square(0, 0, 100), square(20, 20, 60).reverse()], 20)] });
    expect(signedArea(outline(overview, 0))).toBeCloseTo(100 * 100 - 60 * 60, -1);
  });

  it('begins with what looks largest from the first view', () => {
    const overview = overviewOf({
      buildings: [building('far', [square(0, 9_000, 30)], 120), building('hut', [square(30, 0, 5)], 3), building('tower', [square(0, 0, 30)], 150)],
    });
    expect([...overview.prisms.top]).toEqual([1_500, 1_200, 30]);
  });

  it('takes buildings given as surfaces as prisms as high as their roof is on average', () => {
    const { prisms: _, ...surfaces } = building('gable', [square(0, 0, 20)], 12);
    expect(overviewOf({ buildings: [surfaces] }).prisms.top[0]).toBe(120);
  });

  it('draws areas below ways and main roads last, and leaves out paths that are far', () => {
    const road = (ground: 'motorway' | 'local' | 'path', y: number) => ribbonPieces(frame, [at(-400, y), at(400, y)], ground, 10, 0, true);
    const overview = overviewOf({
      ground: [...road('motorway', 0), ...road('path', 8_000), ...road('local', 50), ...areaPieces(frame, [square(-200, -200, 400)], 'water', 0)],
    });
    expect([...overview.areas.ground].map((index) => groundClasses[index])).toContain('water');
    expect([...overview.ways.ground].map((index) => groundClasses[index])).toEqual(['local', 'motorway']);
    expect(overview.ways.width[1]! * 0.2).toBeCloseTo(10);
  });

  it('covers an area once, whatever squares it was cut into', () => {
    const { areas } = overviewOf({ ground: areaPieces(frame, [square(-2_000, -300, 4_000)], 'green', 0) });
    let sum = 0;
    for (let area = 0, corner = 0, first = 0; area < areas.ground.length; first += areas.corners[area++]!) {
      for (const end = corner + areas.triangles[area]! * 3; corner < end; corner += 3) {
        sum += signedArea([0, 1, 2].map((k): Point => {
          const index = (first + areas.indices[corner + k]!) * 2;
          return [areas.points[index]! * overviewUnit, areas.points[index + 1]! * overviewUnit];
        }));
      }
    }
    expect(Math.abs(sum / 16e6 - 1)).toBeLessThan(0.001);
  });
});
