import type { Extent } from '@/model';

/** A position read from text, or why the text is one but cannot be. */
export type Coordinates = { kind: 'position'; longitude: number; latitude: number } | { kind: 'refused'; axis: 'longitude' | 'latitude'; value: number };

interface Angle {
  degrees: number;
  axis: 'longitude' | 'latitude' | null;
  /** Written so that it can be nothing but an angle: with a fraction, a degree sign or a compass point. */
  telling: boolean;
}

/** Words and letters for compass points in the languages of the interface and of Russian maps. */
const points: readonly [RegExp, string][] = [
  [/北纬|北緯|с\.?\s?ш\.?|\bnorth\b/g, 'n'], [/南纬|南緯|ю\.?\s?ш\.?|\bsouth\b/g, 's'], [/东经|東經|в\.?\s?д\.?|\beast\b/g, 'e'], [/西经|西經|з\.?\s?д\.?|\bwest\b/g, 'w'],
  [/\b(?:lat|latitude|纬度)\b\s*[:=]?/g, 'n'], [/\b(?:lon|lng|long|longitude|经度)\b\s*[:=]?/g, 'e'],
];

/** A point, degrees, then minutes and seconds where there are any, a point. */
const angle = /([nsew])?\s*([-+]?\d+(?:\.\d+)?)\s*(?:(°|度|º|d)\s*)?(?:(\d+(?:\.\d+)?)\s*(?:['′’分m]|(?=\s+\d))\s*(?:(\d+(?:\.\d+)?)\s*(?:["″”秒]|''|′′)?\s*)?)?([nsew])?/y;

/** Round the city, a reading this many degrees away still counts as meant. */
const nearCity = 2;

/**
 * Reads latitude and longitude as people write them: decimal, or in degrees, minutes and seconds; with or without compass
 * points; a decimal comma where the parts are told apart otherwise. Without points the order is latitude, longitude, unless
 * only the other way round is possible or lies at the city (`extent`). Null for text that is no coordinates.
 */
export function readCoordinates(text: string, extent: Extent): Coordinates | null {
  const angles = readAngles(text);
  if (!angles) return null;
  const [first, second] = angles;
  if (first.axis !== null && first.axis === second.axis) return null;
  const isSwapped = first.axis === 'longitude' || second.axis === 'latitude';
  const inOrder = { latitude: first.degrees, longitude: second.degrees };
  const reversed = { latitude: second.degrees, longitude: first.degrees };
  if (first.axis !== null || second.axis !== null) return checked(isSwapped ? reversed : inOrder);
  const valid = [inOrder, reversed].filter((place) => checked(place).kind === 'position');
  const [only] = valid;
  if (!only) return checked(inOrder);
  return checked(valid.find((place) => isNear(place, extent)) ?? only);
}

type Place = { latitude: number; longitude: number };

function checked({ latitude, longitude }: Place): Coordinates {
  if (Math.abs(latitude) > 90) return { kind: 'refused', axis: 'latitude', value: latitude };
  if (Math.abs(longitude) > 180) return { kind: 'refused', axis: 'longitude', value: longitude };
  return { kind: 'position', longitude, latitude };
}

const isNear = ({ latitude, longitude }: Place, [west, south, east, north]: Extent): boolean =>
  longitude > west - nearCity && longitude < east + nearCity && latitude > south - nearCity && latitude < north + nearCity;

function readAngles(text: string): [Angle, Angle] | null {
  let plain = text.normalize('NFKC').replace(/[−–—]/g, '-').toLowerCase().replace(/^\s*geo:/, '').replace(/[()]/g, ' ').trim();
  for (const [words, point] of points) plain = plain.replace(words, ` ${point} `);
  plain = plain.trim();
  // 51,1283 71,4305 and 51,1283; 71,4305: the comma is decimal when something else parts the two.
  if (/^[^,]*\d,\d+[^,\d]*(?:\s|;|[nsew])\s*[^,]*\d,\d+[^,]*$/.test(plain)) plain = plain.replace(/(\d),(\d)/g, '$1.$2');
  angle.lastIndex = 0;
  const first = angle.exec(plain);
  if (!first) return null;
  const [parting] = /^[\s,;/]*/.exec(plain.slice(angle.lastIndex))!;
  angle.lastIndex += parting.length;
  const second = angle.exec(plain);
  if (!second || angle.lastIndex !== plain.length) return null;
  const angles: [Angle, Angle] = [angleOf(first), angleOf(second)];
  const parted = /[,;]/.test(parting);
  const telling = angles.every((one) => one.telling) || parted;
  return telling && angles.every(({ degrees }) => Number.isFinite(degrees)) ? angles : null;
}

function angleOf([, before, whole, sign, minutes, seconds, after]: RegExpExecArray): Angle {
  const point = before ?? after;
  const value = Math.abs(Number(whole)) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3_600;
  const isNegative = whole!.startsWith('-') || point === 's' || point === 'w';
  const axis = point === undefined ? null : point === 'n' || point === 's' ? 'latitude' : 'longitude';
  const wrong = Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60;
  return { degrees: wrong ? Number.NaN : isNegative ? -value : value, axis, telling: sign !== undefined || point !== undefined || whole!.includes('.') || minutes !== undefined };
}
