import { createCityFrame, createObstacles, type Obstacles } from '@/geo';
import { skylineSchema, type CityManifest } from '@/model';

interface LoadedObstacles {
  obstacles(): Obstacles | null;
  /** Calls once `obstacles` is as it will stay, at once if it is. */
  whenSettled(action: () => void): void;
}

/**
 * What stands in the city, for flights and hands; null until the file is here. Without it the city can be flown as before,
 * through its buildings: `onError` is told why.
 */
export function loadObstacles(manifest: CityManifest, manifestUrl: string, onError: (message: string) => void): LoadedObstacles {
  let obstacles: Obstacles | null = null;
  let waiting: (() => void)[] | null = [];
  const settle = (): void => {
    for (const action of waiting ?? []) action();
    waiting = null;
  };
  if (manifest.skyline === null) settle();
  else {
    load(manifest, new URL(manifest.skyline, manifestUrl).href).then((made) => (obstacles = made), (error: unknown) => {
      onError(`Flights do not avoid buildings: ${error instanceof Error ? error.message : String(error)}. Import the city again.`);
    }).finally(settle);
  }
  return {
    obstacles: () => obstacles,
    whenSettled(action) {
      if (waiting) waiting.push(action);
      else action();
    },
  };
}

async function load(manifest: CityManifest, url: string): Promise<Obstacles> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  const skyline = skylineSchema.safeParse(await response.json());
  if (!skyline.success) throw new Error(`${url}: this is no skyline`);
  return createObstacles(skyline.data, createCityFrame(manifest.origin), manifest.groundHeight);
}
