import { createTakenBoxes, coverTurned, type Box } from './boxes';
import type { LabelCandidate, LabelStyle } from './candidate';
import type { Vec3 } from '@/geo';

/** What placement needs of a camera; `FrameCamera` has it. */
export interface LabelCamera {
  /** City frame → eye, column-major. */
  viewMatrix: readonly number[];
  tangents: { left: number; right: number; bottom: number; top: number };
  /** CSS pixels. */
  width: number;
  height: number;
}

/** Size of a label as it will be drawn, CSS pixels; `rise` is from its place up to the middle of its text. */
export interface LabelSize {
  width: number;
  height: number;
  rise: number;
}

/** Null while the fonts it needs are not there. */
export type MeasureLabel = (text: string, style: LabelStyle) => LabelSize | null;

/** A label that could stand where its place is seen. */
export interface SeenLabel {
  candidate: LabelCandidate;
  size: LabelSize;
  /** Its place, CSS pixels. */
  x: number;
  y: number;
  /** What it covers. */
  boxes: readonly Box[];
  order: number;
}

/** Focal length in text heights on the desk that distances are given for: 900 lines, 42° high, text of 14 pixels. */
const referenceScale = 900 / (2 * Math.tan((21 * Math.PI) / 180)) / 14;
/** Below this height of the eye over a street seen from 1 m, its name would lie flatter than it can be read. */
const leastTilt = 0.07;
/** Air around a label, text heights; between two of one name, but a region has one only; and from the edge of the window. */
const air = 0.3;
const apart = 36;
const margin = 0.35;
/** What is on the picture already stays ahead of things of its own kind. */
const stay = 2;
/** What lies outside the region looked at comes after everything inside. */
const outsideRank = -1_000;

/**
 * The candidates whose place and whole label lie in this window and near enough, the most important first. `em`: CSS pixels of
 * text height; distances grow and shrink with the size things have in the picture, counted in text heights.
 */
export function seenLabels(
  candidates: readonly LabelCandidate[], camera: LabelCamera, em: number, measure: MeasureLabel, shown: ReadonlySet<string>,
): SeenLabel[] {
  const { viewMatrix: m, width, height } = camera;
  const { left, right, top, bottom } = camera.tangents;
  const focal = height / (top - bottom);
  const reach = focal / em / referenceScale;
  const eyeHeight = -(m[8]! * m[12]! + m[9]! * m[13]! + m[10]! * m[14]!);
  const edge = margin * em;
  const seen: SeenLabel[] = [];
  const [m2, m6, m10, m14] = [m[2]!, m[6]!, m[10]!, m[14]!];
  const packed = packedOf(candidates);
  for (let i = 0, at = 0; i < candidates.length; i++, at += 4) {
    const px = packed[at]!;
    const py = packed[at + 1]!;
    const pz = packed[at + 2]!;
    const z = -(m2 * px + m6 * py + m10 * pz + m14);
    if (z < 1 || z > packed[at + 3]! * reach) continue;
    const ex = m[0]! * px + m[4]! * py + m[8]! * pz + m[12]!;
    const ey = m[1]! * px + m[5]! * py + m[9]! * pz + m[13]!;
    const x = ((ex / z - left) / (right - left)) * width;
    const y = ((top - ey / z) / (top - bottom)) * height;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const candidate = candidates[i]!;
    const { along, room, from, within } = candidate;
    const distance = Math.hypot(ex, ey, z);
    if (distance > within * reach || distance < from * reach) continue;
    const size = measure(candidate.text, candidate.style);
    if (!size) continue;
    let direction: readonly [number, number] = [1, 0];
    if (along) {
      if ((eyeHeight - pz) / distance < leastTilt) continue;
      const run = alongPicture(m, along, ex, ey, z, room, focal);
      if (!run || run.pixels < size.width * 1.05) continue;
      direction = run.direction;
    } else if (Number.isFinite(room)) {
      const pixels = (room * focal) / z;
      if (pixels < size.width * 0.9 || pixels > 3 * Math.max(width, height)) continue;
    }
    const boxes = coverTurned(x, y - size.rise, size.width + 2 * air * em, size.height + air * em, direction);
    if (boxes.some((box) => box.left < edge || box.top < edge || box.right > width - edge || box.bottom > height - edge)) continue;
    const order = candidate.rank - (2 * distance) / (within * reach) + (shown.has(candidate.id) ? stay : 0) + (candidate.outside ? outsideRank : 0);
    seen.push({ candidate, size, x, y, boxes, order });
  }
  return seen.sort((a, b) => b.order - a.order || (a.candidate.id < b.candidate.id ? -1 : 1));
}

const packings = new WeakMap<readonly LabelCandidate[], Float64Array>();

/** Place and reach of each candidate side by side: most of a city's names fall to the first comparison. */
function packedOf(candidates: readonly LabelCandidate[]): Float64Array {
  const held = packings.get(candidates);
  if (held) return held;
  const made = new Float64Array(candidates.length * 4);
  candidates.forEach(({ position, within }, i) => made.set([...position, within], i * 4));
  packings.set(candidates, made);
  return made;
}

/** Direction in the picture (unit, y down, to the right) and pixels of a piece of street of `room` metres through a point in eye space. */
function alongPicture(
  m: readonly number[], [ax, ay, az]: Vec3, ex: number, ey: number, z: number, room: number, focal: number,
): { direction: [number, number]; pixels: number } | null {
  const dx = m[0]! * ax + m[4]! * ay + m[8]! * az;
  const dy = m[1]! * ax + m[5]! * ay + m[9]! * az;
  const dz = -(m[2]! * ax + m[6]! * ay + m[10]! * az);
  const half = Math.min(room / 2, Math.abs(dz) < 1e-6 ? Number.POSITIVE_INFINITY : (0.8 * z) / Math.abs(dz));
  const [z0, z1] = [z - dz * half, z + dz * half];
  const x = ((ex + dx * half) / z1 - (ex - dx * half) / z0) * focal;
  const y = -((ey + dy * half) / z1 - (ey - dy * half) / z0) * focal;
  const length = Math.hypot(x, y);
  if (length < 1) return null;
  const sign = x < 0 ? -1 : 1;
  // The text is centred on the place, so the shorter side counts.
  const side = (zz: number, s: number): number => Math.hypot((ex + s * dx * half) / zz - ex / z, (ey + s * dy * half) / zz - ey / z) * focal;
  return { direction: [(sign * x) / length, (sign * y) / length], pixels: 2 * Math.min(side(z0, -1), side(z1, 1)) };
}

/**
 * The labels to draw: in order, where there is room, at most `limit`, of one name only far apart, of a region one. `inSight` answers for `seen` by
 * index, 0 for places something stands before; nothing stands on what is `covered`.
 */
export function chooseLabels(seen: readonly SeenLabel[], inSight: ArrayLike<number>, em: number, limit: number, covered: readonly Box[] = []): SeenLabel[] {
  const taken = createTakenBoxes();
  taken.take(covered);
  const groups = new Map<string, SeenLabel[]>();
  const chosen: SeenLabel[] = [];
  for (let i = 0; i < seen.length && chosen.length < limit; i++) {
    const label = seen[i]!;
    if (label.candidate.hides && inSight[i] === 0) continue;
    const others = groups.get(label.candidate.group);
    if (others?.some((other) => label.candidate.style === 'region' || Math.hypot(other.x - label.x, other.y - label.y) < apart * em)) continue;
    if (!taken.free(label.boxes)) continue;
    taken.take(label.boxes);
    chosen.push(label);
    if (others) others.push(label);
    else groups.set(label.candidate.group, [label]);
  }
  return chosen;
}
