import type { Extent } from '@/model';
import { inside } from '../locate';

/** Where this device is; `heading` in degrees clockwise from north, null where it is not known. `accuracy` in metres, 95 %. */
export interface Fix {
  longitude: number;
  latitude: number;
  accuracy: number;
  heading: number | null;
}

export type PlaceTrouble = 'outside' | 'denied' | 'insecure' | 'unavailable';

interface PlaceEvents {
  fix(fix: Fix): void;
  trouble(why: PlaceTrouble): void;
}

/** Slower than that, metres per second, the way one goes says nothing of where one looks. */
const walking = 0.7;
/** How long the way gone counts before the compass, milliseconds. */
const wayMs = 4_000;
const permissionDenied = 1;

/** What the two kinds of compass events say. */
interface Compass {
  alpha: number | null;
  absolute: boolean;
  webkitCompassHeading?: number;
}

/** Degrees clockwise from north of the top of the picture; null when the device does not know. */
export function compassHeading({ alpha, absolute, webkitCompassHeading }: Compass, screenAngle: number): number | null {
  const device = webkitCompassHeading ?? (absolute && alpha !== null ? 360 - alpha : null);
  return device === null ? null : (((device + screenAngle) % 360) + 360) % 360;
}

/** Reports where this device is and where it looks until stopped; heading from the way gone, else from the compass. */
export function watchPlace(extent: Extent, { fix, trouble }: PlaceEvents): () => void {
  if (!isSecureContext || !('geolocation' in navigator)) {
    trouble(isSecureContext ? 'unavailable' : 'insecure');
    return () => undefined;
  }
  let last: Fix | null = null;
  let compass: number | null = null;
  let way: { heading: number; at: number } | null = null;
  const heading = (): number | null => (way && performance.now() - way.at < wayMs ? way.heading : compass);
  const told = (): void => {
    if (last) fix((last = { ...last, heading: heading() }));
  };
  const watching = navigator.geolocation.watchPosition(
    ({ coords }) => {
      if (!inside(extent, coords)) return trouble('outside');
      if (coords.heading !== null && !Number.isNaN(coords.heading) && (coords.speed ?? 0) > walking) way = { heading: coords.heading, at: performance.now() };
      last = { longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy, heading: null };
      told();
    },
    ({ code }) => trouble(code === permissionDenied ? 'denied' : 'unavailable'),
    { enableHighAccuracy: true, maximumAge: 2_000 },
  );
  const turned = (event: Event): void => {
    const said = compassHeading(event as unknown as Compass, screen.orientation?.angle ?? 0);
    if (said === null || (compass !== null && Math.abs(((said - compass + 540) % 360) - 180) < 3)) return;
    compass = said;
    told();
  };
  const kinds = ['deviceorientationabsolute', 'deviceorientation'];
  for (const kind of kinds) window.addEventListener(kind, turned);
  return () => {
    navigator.geolocation.clearWatch(watching);
    for (const kind of kinds) window.removeEventListener(kind, turned);
  };
}

/** Some tablets give their compass only to who asks with a hand on the screen. */
export function askForCompass(): void {
  const kind = globalThis.DeviceOrientationEvent as unknown as { requestPermission?(): Promise<string> } | undefined;
  void kind?.requestPermission?.().catch(() => undefined);
}
