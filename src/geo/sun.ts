import { toDegrees, toRadians, type Vec3 } from './ellipsoid';

/** Where the sun's centre stands in the sky: degrees; azimuth clockwise from north, altitude over the horizon without refraction. */
export interface SunPosition {
  azimuth: number;
  altitude: number;
}

const j2000Ms = Date.UTC(2000, 0, 1, 12);
const dayMs = 86_400_000;
/** TT − UTC of the years around 2020, seconds; the sun moves 0.001° in 90 s, so older dates lose nothing that is seen. */
const terrestrialLead = 69;

/**
 * The sun over a place (degrees) at an instant (milliseconds since 1970 UTC), within 0.02° from 1900 to 2100. Apparent right
 * ascension and declination after Meeus, Astronomical Algorithms, 2nd ed., ch. 25 (low accuracy); sidereal time ch. 12.
 */
export function sunAt(at: number, longitude: number, latitude: number): SunPosition {
  const days = (at - j2000Ms) / dayMs;
  const t = (days + terrestrialLead / 86_400) / 36_525;
  const meanLongitude = 280.46646 + t * (36_000.76983 + 0.0003032 * t);
  const anomaly = toRadians(357.52911 + t * (35_999.05029 - 0.0001537 * t));
  const centre = (1.914602 - t * (0.004817 + 0.000014 * t)) * Math.sin(anomaly)
    + (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) + 0.000289 * Math.sin(3 * anomaly);
  const node = toRadians(125.04 - 1_934.136 * t);
  const apparent = toRadians(meanLongitude + centre - 0.00569 - 0.00478 * Math.sin(node));
  const obliquity = toRadians(23.4392911 - 0.0130042 * t + 0.00256 * Math.cos(node));
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(apparent), Math.cos(apparent));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(apparent));

  const sidereal = 280.46061837 + 360.98564736629 * days;
  const hourAngle = toRadians((sidereal + longitude) % 360) - ascension;
  const north = toRadians(latitude);
  const altitude = Math.asin(
    Math.sin(north) * Math.sin(declination) + Math.cos(north) * Math.cos(declination) * Math.cos(hourAngle),
  );
  const azimuth = Math.atan2(
    -Math.cos(declination) * Math.sin(hourAngle),
    Math.cos(north) * Math.sin(declination) - Math.sin(north) * Math.cos(declination) * Math.cos(hourAngle),
  );
  return { azimuth: (toDegrees(azimuth) + 360) % 360, altitude: toDegrees(altitude) };
}

/** Unit vector towards a point of the sky, in east, north, up. */
export function skyDirection({ azimuth, altitude }: SunPosition): Vec3 {
  const [a, h] = [toRadians(azimuth), toRadians(altitude)];
  return [Math.sin(a) * Math.cos(h), Math.cos(a) * Math.cos(h), Math.sin(h)];
}
