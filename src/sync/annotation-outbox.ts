import { annotationSchema, type Annotation } from '@/model';
import type { Answer, Refusal } from '@/protocol';
import type { Unsent } from '@/state';
import { z } from 'zod';
import type { Documents } from './documents';

/** Where the outbox lies: on the device, or, where a browser keeps nothing, as long as the page. */
export interface OutboxStorage {
  read(): Promise<unknown>;
  /** Rejects where nothing can be kept. */
  change(act: (held: unknown) => unknown): Promise<void>;
}

export interface AnnotationOutbox {
  /** Takes something drawn; it is sent now, or as soon as the hub can be reached, also by a later page. */
  add(entry: Unsent): void;
  /** Takes something away: from here what the hub does not have yet, else from the room. */
  remove(id: string): void;
  /** Tries to send what waits. */
  flush(): void;
}

interface OutboxOptions {
  storage: OutboxStorage;
  documents: Pick<Documents, 'put' | 'remove'>;
  /** Gives the hub a picture; the answer is where it lies there. */
  uploadPhoto(picture: Blob): Promise<Answer<string>>;
  /** Shared time, milliseconds since 1970 UTC. */
  now(): number;
  /** What waits, in the order it was drawn, after every change; `kept`: it would survive the page. */
  onChange(unsent: readonly Unsent[], kept: boolean): void;
  /** The hub will never take this one: it is dropped. */
  onRefused(refusal: Refusal): void;
}

/** Path a photo has until the hub has named it. */
export const unnamedPhoto = '/api/photos/00000000-0000-0000-0000-000000000000';

const entrySchema = z.object({
  id: z.string().min(1).max(64),
  content: annotationSchema,
  picture: z.instanceof(Blob).nullable(),
  drawnAt: z.number(),
});
const removalSchema = z.object({ id: z.string().min(1).max(64), removed: z.literal(true) });
type Entry = Unsent | z.infer<typeof removalSchema>;
const isRemoval = (entry: Entry): entry is z.infer<typeof removalSchema> => 'removed' in entry;

/** Entries as they were kept; what cannot be read is left out. */
const readEntries = (held: unknown): Entry[] =>
  (Array.isArray(held) ? held : []).flatMap((one: unknown): Entry[] => {
    const parsed = z.union([removalSchema, entrySchema]).safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });

const retryMs = 5_000;

/**
 * Annotations and removals on their way to the hub, in order. An entry keeps its id, so sending it twice is harmless: the hub then says
 * `conflict`, which means that it has it.
 */
export function createAnnotationOutbox({ storage, documents, uploadPhoto, now, onChange, onRefused }: OutboxOptions): AnnotationOutbox {
  let entries: Entry[] = [];
  let kept = true;
  let sending = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** Changes of the device's list go one after the other. */
  let storing: Promise<void>;

  const tell = (): void => onChange(entries.filter((entry): entry is Unsent => !isRemoval(entry)), kept);
  const store = (act: (held: Entry[]) => Entry[]): void => {
    storing = storing.then(() => storage.change((held) => act(readEntries(held)))).catch(() => {
      kept = false;
      tell();
    });
  };
  const drop = (entry: Entry): void => {
    entries = entries.filter((one) => one !== entry);
    store((held) => held.filter((one) => one.id !== entry.id || isRemoval(one) !== isRemoval(entry)));
    tell();
  };

  /** What the hub says to one entry; null when there was nothing to say any more. */
  async function send(entry: Entry): Promise<Answer<unknown> | null> {
    if (isRemoval(entry)) return documents.remove('annotation', entry.id);
    let content: Annotation = entry.content;
    if (content.fadesAt !== null && content.fadesAt <= now()) return null;
    if (entry.picture) {
      const uploaded = await uploadPhoto(entry.picture);
      if (!uploaded.ok) return uploaded;
      content = { ...content, photo: uploaded.value };
    }
    return documents.put('annotation', entry.id, content, 0);
  }

  async function sendAll(): Promise<void> {
    for (let entry = entries[0]; entry; entry = entries[0]) {
      const answer = await send(entry);
      if (answer && !answer.ok && answer.refusal.code === 'unavailable') return;
      if (answer && !answer.ok && answer.refusal.code !== 'conflict') onRefused(answer.refusal);
      drop(entry);
    }
  }

  function flush(): void {
    if (sending || entries.length === 0) return;
    clearTimeout(retry);
    sending = true;
    void sendAll().finally(() => {
      sending = false;
      if (entries.length > 0) retry = setTimeout(flush, retryMs);
    });
  }

  storing = storage.read().then((held) => {
    const known = new Set(entries.map(({ id }) => id));
    entries = [...readEntries(held).filter(({ id }) => !known.has(id)), ...entries];
    tell();
    flush();
  }, () => {
    kept = false;
    tell();
  });

  return {
    add(entry) {
      entries = [...entries, entry];
      store((held) => [...held, entry]);
      tell();
      flush();
    },
    remove(id) {
      const waiting = entries.find((entry) => entry.id === id && !isRemoval(entry));
      // The first may be on its way already: then the room has it, and the removal follows.
      if (waiting && !(sending && entries[0] === waiting)) return drop(waiting);
      const entry: Entry = { id, removed: true };
      entries = [...entries, entry];
      store((held) => [...held, entry]);
      tell();
      flush();
    },
    flush,
  };
}
