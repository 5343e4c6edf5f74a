import type { Vec3 } from '@/geo';
import type { Selection } from '@/model';

export const labelStyles = ['region', 'settlement', 'water', 'park', 'place', 'street'] as const;
export type LabelStyle = (typeof labelStyles)[number];

/** A name at a place where it may stand. A thing with several such places has one candidate for each, of one `group`. */
export interface LabelCandidate {
  id: string;
  group: string;
  text: string;
  /** What it names, as a selection has it. */
  thing: NonNullable<Selection>;
  style: LabelStyle;
  /** Which goes first where there is no room for all; whole numbers set kinds apart, fractions the things of a kind. */
  rank: number;
  /** City-frame metres. */
  position: Vec3;
  /** Unit direction the text runs along on the ground; null for text that stands level in the picture. */
  along: Vec3 | null;
  /** Metres the text may be long at most, and must fill: of a straight piece of street, or of a region; infinite for points. */
  room: number;
  /** Metres from the eye between which it is shown, on a desk of 900 lines with text of 14 pixels. */
  from: number;
  within: number;
  /** Outside the region looked at: it gives way to everything inside and is dimmed like the city there. */
  outside: boolean;
  /** Whether it leaves when the city hides its place; names of areas stay. */
  hides: boolean;
}
