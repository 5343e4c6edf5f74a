import { gzipSync } from 'node:zlib';
import { encodeOverview, type ViewState } from '@/model';
import type { CityContent } from '../content';
import { overviewGround } from './ground';
import { overviewPrisms } from './prisms';

/** The city's overview file (see model/overview.ts): what tells from `home` in full, the rest of the city coarse. */
export function overviewFile({ frame, groundHeight, buildings, ground }: CityContent, home: ViewState): Uint8Array {
  const eye = frame.toLocal(home);
  const overview = { prisms: overviewPrisms(buildings, frame, groundHeight, eye), ...overviewGround(ground, eye) };
  return gzipSync(encodeOverview(overview), { level: 9 });
}
