import { reportCommandSchema, requestCategories, type ReportCommand, type RequestCategory } from '@/model';
import { z } from 'zod';

const key = 'metroscope.report';

const draftSchema = z.object({
  category: z.enum(requestCategories).nullable(),
  description: z.string().max(2_000),
  /** The command as it was first sent; it is sent again unchanged, so that the hub takes it once however often it arrives. */
  pending: reportCommandSchema.nullable(),
});
export type ReportDraft = z.infer<typeof draftSchema>;

export const emptyDraft: ReportDraft = { category: null, description: '', pending: null };

/** What is missing before a draft can be sent. */
export type Missing = 'category' | 'text';

export function missingIn({ category, description }: ReportDraft): Missing | null {
  if (category === null) return 'category';
  return description.trim() === '' ? 'text' : null;
}

/** The draft with a command of its own ids for a place; the command it already has stays. */
export function withCommand(draft: ReportDraft, place: { longitude: number; latitude: number }, occurredAt: number): ReportDraft & { pending: ReportCommand } {
  if (draft.pending) return { ...draft, pending: draft.pending };
  return {
    ...draft,
    pending: {
      commandId: crypto.randomUUID(),
      requestId: crypto.randomUUID(),
      category: draft.category as RequestCategory,
      description: draft.description.trim(),
      longitude: place.longitude,
      latitude: place.latitude,
      occurredAt: Math.round(occurredAt),
    },
  };
}

export function readDraft(storage: Pick<Storage, 'getItem'>): ReportDraft {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** @returns false when the device has no room for it. */
export function keepDraft(storage: Pick<Storage, 'setItem' | 'removeItem'>, draft: ReportDraft): boolean {
  try {
    if (draft === emptyDraft) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
