import { cityManifestSchema, type CityManifest, type ViewState } from '@/model';

/** A side under the benchmark: draws the city from a view, with all tiles its views on the way need. */
export interface Side {
  /** Draws one frame of each view, the next when the GPU has drawn the last. */
  walk(views: readonly ViewState[]): Promise<void>;
  /** Whether tiles are still to come. */
  loading(): boolean;
  /** Puts 10,000 things of an engine of ours over the city, or takes them away. */
  overlay(kind: 'none' | 'three' | 'deck'): void;
  /** Frames drawn so far. */
  frames(): number;
  /** From now on frames come only when something changed. */
  rest(): void;
}

export interface BenchCity {
  manifest: CityManifest;
  manifestUrl: string;
}

/** Both sides refine tiles to the same error. */
export const screenSpaceError = 16;

export async function openCity(): Promise<BenchCity> {
  const manifestUrl = new URL('/cities/astana/manifest.json', location.href).href;
  return { manifest: cityManifestSchema.parse(await (await fetch(manifestUrl)).json()), manifestUrl };
}

/** Step `i` of a walk along the view's bearing and back, so that tiles and culling have work to do, but no new tiles come. */
export const viewAt = (home: ViewState, i: number): ViewState => ({ ...home, bearing: (home.bearing + 12 * Math.sin(i / 12) + 360) % 360 });

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
