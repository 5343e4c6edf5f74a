import { createCityFrame, createObstacles, type Obstacles } from '@/geo';
import { skylineSchema, type CityManifest } from '@/model';

/**
 * What stands in the city, for flights and hands; null until the file is here. Without it the city can be flown as before,
 * through its buildings: `onError` is told why.
 */
export function loadObstacles(manifest: CityManifest, manifestUrl: string, onError: (message: string) => void): () => Obstacles | null {
  let obstacles: Obstacles | null = null;
  if (manifest.skyline !== null) void load(manifest, new URL(manifest.skyline, manifestUrl).href).then((made) => (obstacles = made), (error: unknown) => {
    onError(`Flights do not avoid buildings: ${error instanceof Error ? error.message : String(error)}. Import the city again.`);
  });
  return () => obstacles;
}

async function load(manifest: CityManifest, url: string): Promise<Obstacles> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  const skyline = skylineSchema.safeParse(await response.json());
  if (!skyline.success) throw new Error(`${url}: this is no skyline`);
  return createObstacles(skyline.data, createCityFrame(manifest.origin), manifest.groundHeight);
}
