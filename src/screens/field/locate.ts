import type { Extent } from '@/model';

export type Located =
  | { kind: 'found'; longitude: number; latitude: number; accuracy: number }
  | { kind: 'outside' | 'denied' | 'insecure' | 'unavailable' };

const timeoutMs = 15_000;
const permissionDenied = 1;

/** Whether a place is in the city. */
export function inside([west, south, east, north]: Extent, { longitude, latitude }: { longitude: number; latitude: number }): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Where this device is, if it says so and is in the city. Accuracy in metres, 95 %. */
export function locate(extent: Extent): Promise<Located> {
  if (!isSecureContext) return Promise.resolve({ kind: 'insecure' });
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        resolve(inside(extent, { longitude, latitude }) ? { kind: 'found', longitude, latitude, accuracy } : { kind: 'outside' }),
      ({ code }) => resolve({ kind: code === permissionDenied ? 'denied' : 'unavailable' }),
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 10_000 },
    );
  });
}
