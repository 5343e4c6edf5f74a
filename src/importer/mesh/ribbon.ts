import type { CityFrame } from '@/geo';
import type { GroundClass } from '@/model';
import type { GroundPiece, LonLat } from '../content';

/** Longest straight piece and longest piece of a ribbon, metres: short enough to follow the ellipsoid and to be tiled. */
const longest = 1_000;

interface Section {
  /** Centre, and unit direction to the left edge with its distance in metres. */
  x: number;
  y: number;
  z: number;
  left: [x: number, y: number];
  reach: number;
}

/** A way as ribbons `width` metres wide at `height` metres above the ellipsoid, with round ends if `round`. */
export function ribbonPieces(
  frame: CityFrame, line: readonly LonLat[], ground: GroundClass, width: number, height: number, round: boolean,
): GroundPiece[] {
  const pieces: GroundPiece[] = [];
  for (const strip of strips(pointsOf(frame, line, height), width / 2)) {
    let from = 0;
    let travelled = 0;
    for (let i = 1; i < strip.length; i++) {
      travelled += between(strip[i - 1]!, strip[i]!);
      const next = strip[i + 1];
      if (next && travelled + between(strip[i]!, next) <= longest) continue;
      const piece: GroundPiece = { ground, positions: [], sides: [], indices: [], centre: strip.slice(from, i + 1).flatMap(({ x, y, z }) => [x, y, z]), area: 0 };
      addStrip(piece, strip.slice(from, i + 1), width / 2);
      if (round && from === 0) addCap(piece, strip[0]!, 1, width / 2);
      if (round && i === strip.length - 1) addCap(piece, strip[i]!, -1, width / 2);
      pieces.push(piece);
      from = i;
      travelled = 0;
    }
  }
  return pieces;
}

const between = (a: Section, b: Section): number => Math.hypot(b.x - a.x, b.y - a.y);

function pointsOf(frame: CityFrame, line: readonly LonLat[], height: number): { x: number; y: number; z: number }[] {
  const points: { x: number; y: number; z: number }[] = [];
  line.forEach(([longitude, latitude], i) => {
    const [x, y, z] = frame.toLocal({ longitude, latitude, height });
    const last = points.at(-1);
    const distance = last ? Math.hypot(x - last.x, y - last.y) : Infinity;
    if (distance < 0.01) return;
    const steps = last ? Math.ceil(distance / longest) : 1;
    for (let step = 1; step < steps; step++) {
      const [lon, lat] = line[i - 1]!;
      const share = step / steps;
      const [mx, my, mz] = frame.toLocal({ longitude: lon + (longitude - lon) * share, latitude: lat + (latitude - lat) * share, height });
      points.push({ x: mx, y: my, z: mz });
    }
    points.push({ x, y, z });
  });
  return points;
}

/** Cross-sections with mitred joins; a turn sharper than about 100° starts a new strip. */
function strips(points: readonly { x: number; y: number; z: number }[], half: number): Section[][] {
  if (points.length < 2) return [];
  const directions = points.slice(1).map((to, i): [number, number] => {
    const from = points[i]!;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return [(to.x - from.x) / length, (to.y - from.y) / length];
  });
  const section = (i: number, [dx, dy]: [number, number], reach: number): Section => ({ ...points[i]!, left: [-dy, dx], reach });
  const all: Section[][] = [[section(0, directions[0]!, half)]];
  for (let i = 1; i < points.length; i++) {
    const incoming = directions[i - 1]!;
    const outgoing = directions[i];
    if (!outgoing) {
      all.at(-1)!.push(section(i, incoming, half));
      continue;
    }
    const cosine = incoming[0] * outgoing[0] + incoming[1] * outgoing[1];
    if (cosine < -0.17) {
      all.at(-1)!.push(section(i, incoming, half));
      all.push([section(i, outgoing, half)]);
    } else {
      const middle = Math.hypot(incoming[0] + outgoing[0], incoming[1] + outgoing[1]);
      const direction: [number, number] = [(incoming[0] + outgoing[0]) / middle, (incoming[1] + outgoing[1]) / middle];
      all.at(-1)!.push(section(i, direction, (half * 2) / middle));
    }
  }
  return all;
}

function addVertex(piece: GroundPiece, at: Section, [dx, dy]: [number, number], reach: number, half: number): number {
  piece.positions.push(at.x + dx * reach, at.y + dy * reach, at.z);
  piece.sides.push(dx, dy, 0, half);
  return piece.positions.length / 3 - 1;
}

function addStrip(piece: GroundPiece, sections: readonly Section[], half: number): void {
  sections.forEach((section, i) => {
    const [lx, ly] = section.left;
    const left = addVertex(piece, section, [lx, ly], section.reach, half);
    const right = addVertex(piece, section, [-lx, -ly], section.reach, half);
    if (i > 0) piece.indices.push(right - 2, right, left, right - 2, left, left - 2);
  });
}

/** Half a circle behind the start (`facing` 1) or ahead of the end (−1). */
function addCap(piece: GroundPiece, section: Section, facing: 1 | -1, half: number): void {
  const [lx, ly] = [section.left[0] * facing, section.left[1] * facing];
  const rim = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const [cos, sin] = [Math.cos(share * Math.PI), Math.sin(share * Math.PI)];
    return addVertex(piece, section, [lx * cos - ly * sin, lx * sin + ly * cos], half, half);
  });
  for (let i = 2; i < rim.length; i++) piece.indices.push(rim[0]!, rim[i - 1]!, rim[i]!);
}
