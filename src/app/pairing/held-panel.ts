import { wallSchema } from '@/model';
import { deviceStorage } from '@/state';
import { z } from 'zod';

/** What a paired panel remembers, so that it comes back by itself: its sign-in, its place, and the wall as it last was. */
const heldPanelSchema = z.object({
  token: z.string().min(1),
  panel: z.string().min(1),
  wallId: z.string().min(1),
  row: z.int().min(0),
  column: z.int().min(0),
  wall: wallSchema,
});
export type HeldPanel = z.infer<typeof heldPanelSchema>;

const keyOf = (slot: string): string => `metroscope.panel.${slot}`;

export function readPanel(slot: string): HeldPanel | null {
  try {
    const parsed = heldPanelSchema.safeParse(JSON.parse(deviceStorage.getItem(keyOf(slot)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Throws where the browser's storage is full. */
export const holdPanel = (slot: string, held: HeldPanel): void => deviceStorage.setItem(keyOf(slot), JSON.stringify(held));

export const forgetPanel = (slot: string): void => deviceStorage.removeItem(keyOf(slot));
