import { cityIdSchema, savedViewSchema } from '@/model';
import { z } from 'zod';

/** Small pictures only, and pictures only: the text goes into `src`. */
const thumbnail = z.string().max(100_000).regex(/^data:image\/(webp|jpeg|png);base64,[A-Za-z0-9+/]+=*$/, 'a thumbnail is a base64 data: address of a WebP, JPEG or PNG');

const bookmarkSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(120),
  /** Milliseconds since 1970 UTC. */
  createdAt: z.int().min(0),
  saved: savedViewSchema,
  thumbnail: thumbnail.nullable(),
});
export type Bookmark = z.infer<typeof bookmarkSchema>;

/** What of a kept list is good, in order, and what is not. */
export function readBookmarks(kept: unknown): { good: Bookmark[]; bad: unknown[] } {
  const good: Bookmark[] = [];
  const bad: unknown[] = [];
  const entries: unknown[] = Array.isArray(kept) ? kept : kept === undefined ? [] : [kept];
  for (const entry of entries) {
    const parsed = bookmarkSchema.safeParse(entry);
    if (parsed.success && !good.some(({ id }) => id === parsed.data.id)) good.push(parsed.data);
    else bad.push(entry);
  }
  return { good, bad };
}

const fileSchema = z.strictObject({
  format: z.literal('metroscope-bookmarks'),
  version: z.literal(1),
  city: cityIdSchema,
  bookmarks: z.array(bookmarkSchema).max(1_000),
});

export const writeBookmarkFile = (city: string, bookmarks: readonly Bookmark[]): string =>
  `${JSON.stringify({ format: 'metroscope-bookmarks', version: 1, city, bookmarks: [...bookmarks] } satisfies z.input<typeof fileSchema>, null, 1)}\n`;

export type BookmarkFile = { ok: true; city: string; bookmarks: Bookmark[] } | { ok: false; why: string };

/** Reads what `writeBookmarkFile` wrote; else says where it is wrong. */
export function readBookmarkFile(text: string): BookmarkFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success) return { ok: true, city: parsed.data.city, bookmarks: parsed.data.bookmarks };
  const [issue] = parsed.error.issues;
  return { ok: false, why: `${issue?.path.join('.') || 'file'}: ${issue?.message}` };
}
