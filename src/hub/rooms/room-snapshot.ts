import { aspects, aspectSchema, captionSchema, shownValuesSchema, type Aspect } from '@/model';
import { aspectMessageSchema, shownSchema, type AspectMessage, type Shown } from '@/protocol';
import { z } from 'zod';
import type { RoomPicture } from './room-history';

/** A value with the screen that said it; '' for what was shown to the room. */
export type LedMessage = AspectMessage & { leader: string };

/** What a room shows at one instant. */
export interface RoomSnapshot {
  aspects: Record<Aspect, { epoch: number; leader: string | null; value: LedMessage | null }>;
  shown: Shown | null;
  /** Aspects the room holds itself since something was shown. */
  held: readonly Aspect[];
  /** What it showed before, the oldest first; another list when it changes. */
  history: readonly RoomPicture[];
}

/** What of a snapshot outlives the hub: nobody leads anything. */
export interface RememberedState {
  aspects: Partial<Record<Aspect, { epoch: number; value: LedMessage | null }>>;
  shown: Shown | null;
  held: readonly Aspect[];
  history: readonly RoomPicture[];
}

export const nothingRemembered: RememberedState = { aspects: {}, shown: null, held: [], history: [] };

/**
 * Epochs go on so far above the last one written down: those granted after it was written are certainly below, so a version says for
 * ever which of two values is the newer one.
 */
export const epochGap = 1_000;

const aspectPartSchema = z.object({ epoch: z.int().min(0), leader: z.string(), value: aspectMessageSchema.nullable() });
const historySchema = z.array(z.object({ values: shownValuesSchema, caption: captionSchema.nullable() }));
const picturePartSchema = z.object({ shown: shownSchema.nullable(), held: z.array(aspectSchema) });

/** The part of a snapshot that is kept under the aspect's name, as plain data. */
export function aspectPart({ epoch, value }: RoomSnapshot['aspects'][Aspect]): z.infer<typeof aspectPartSchema> {
  if (!value) return { epoch, leader: '', value: null };
  const { leader, ...message } = value;
  return { epoch, leader, value: { ...message, kind: 'settle' } };
}

export const pictureName = 'picture';
export const historyName = 'history';
export const picturePart = ({ shown, held }: RoomSnapshot): z.infer<typeof picturePartSchema> => ({ shown, held: [...held] });

/** Reads the parts back; what cannot be read is told to `onError` and left out. Epochs are `epochGap` further. */
export function readParts(parts: readonly { part: string; content: unknown }[], onError: (part: string, error: z.ZodError) => void): RememberedState {
  const state: RememberedState = { ...nothingRemembered, aspects: {} };
  for (const { part, content } of parts) {
    if (part === pictureName || part === historyName) {
      const read = part === pictureName ? picturePartSchema.safeParse(content) : z.object({ history: historySchema }).safeParse({ history: content });
      if (read.success) Object.assign(state, read.data);
      else onError(part, read.error);
      continue;
    }
    const aspect = aspects.find((name) => name === part);
    const read = aspectPartSchema.safeParse(content);
    if (!read.success) onError(part, read.error);
    else if (aspect && (read.data.value?.aspect ?? aspect) === aspect) {
      const { epoch, leader, value } = read.data;
      state.aspects[aspect] = { epoch: epoch + epochGap, value: value && { ...value, leader } };
    }
  }
  return state;
}
