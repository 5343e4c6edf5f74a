import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCityFrame } from '@/geo';
import { areaPieces } from '@/importer/mesh/area';
import { emptyMesh, extrude } from '@/importer/mesh/extrude';
import { ImportReport } from '@/importer/progress';
import type { StreetGraph } from '@/model';
import { writeCity } from '@/importer/write-city';
import type { Building, LonLat } from '@/importer/content';

/** Somewhere with all three axes of the earth-centred frame in play. */
export const origin = { longitude: 120.8646, latitude: 31.9802, height: 0 };
export const groundHeight = 40;
const frame = createCityFrame(origin);

/** Blocks of the test city, metres east and north of its origin: one broad tower in the middle, small ones around. */
const blocks = [
  { id: 'tower', east: 0, north: 0, width: 80, depth: 40, height: 160 },
  ...Array.from({ length: 24 }, (_, i) => ({
    id: `block-${i}`,
    east: 260 * Math.cos((i * Math.PI) / 12) * (1 + (i % 3) / 2),
    north: 260 * Math.sin((i * Math.PI) / 12) * (1 + (i % 3) / 2),
    width: 24,
    depth: 24,
    height: 12 + (i % 5) * 9,
  })),
] as const;

const corner = (east: number, north: number): LonLat => {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return [longitude, latitude];
};
const rectangle = (east: number, north: number, width: number, depth: number): LonLat[] => [
  corner(east - width / 2, north - depth / 2), corner(east + width / 2, north - depth / 2),
  corner(east + width / 2, north + depth / 2), corner(east - width / 2, north + depth / 2),
];

/** Told in turn of the tower, block-0, block-1 and so on. */
const roofShapes = ['flat', 'gabled', 'dome'] as const;

/** A small city made by the importer's own writer, always the same, in a folder of its own. */
export async function makeTestCity(streets: StreetGraph | null = null): Promise<{ folder: string; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'metroscope-stage-'));
  const buildings = blocks.map(({ id, east, north, width, depth, height }, i): Building => {
    const ring = rectangle(east, north, width, depth);
    const mesh = emptyMesh();
    extrude(mesh, frame, [ring], groundHeight, groundHeight + height, groundHeight);
    return {
      mesh, name: '', kind: 'test', address: '',
      detail: { id, polygons: [[ring]], baseHeight: groundHeight, height, levels: 3, levelsFrom: 'estimated', attributes: { 'roof:shape': roofShapes[i % 3]! } },
    };
  });
  const { folder } = await writeCity(
    dataDir,
    { id: 'test', name: { en: 'Test', zh: '测试' }, timeZone: 'Asia/Shanghai', credits: [{ text: 'Made up', url: null, licence: 'CC0' }] },
    { format: 'mvt', files: [] },
    {
      frame, groundHeight, heightOffset: 0, crs: 'EPSG:4326', streets, buildings,
      extent: [origin.longitude - 0.01, origin.latitude - 0.01, origin.longitude + 0.01, origin.latitude + 0.01],
      ground: areaPieces(frame, [rectangle(0, 0, 1_600, 1_600)], 'green', groundHeight),
    },
    new ImportReport(),
    () => undefined,
  );
  return { folder, remove: () => rm(dataDir, { recursive: true }) };
}
