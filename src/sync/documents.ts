import type { DocumentContent, DocumentKind } from '@/model';
import { documentsMessageSchema, type Answer } from '@/protocol';
import { documentKey, type RoomStore } from '@/state';
import { z } from 'zod';
import type { Channel } from './channel';

export interface Documents {
  /** Adds a document or changes it. Without `version` the one this screen holds is changed; another's change in between is a `conflict`. */
  put<K extends DocumentKind>(kind: K, id: string, content: DocumentContent<K>, version?: number): Promise<Answer<{ version: number }>>;
  remove(kind: DocumentKind, id: string): Promise<Answer<{ version: number }>>;
}

/** The hub cuts off who says more in one message, bytes. */
const maxBytes = 256 * 1_024;

const putSchema = z.object({ version: z.int().min(0) });

const tooLarge = (kind: DocumentKind, bytes: number): Answer<never> => ({
  ok: false,
  refusal: {
    code: 'malformed',
    message: `this ${kind} is ${Math.ceil(bytes / 1_024)} kB large; a room keeps at most ${maxBytes / 1_024} kB in one document`,
    remedy: 'Split it into smaller ones.',
  },
});

/** The documents of this screen's room: keeps `store` as the hub says, and says what this screen's person changes. */
export function createDocuments(channel: Channel, store: RoomStore): Documents {
  /** Changes of one document go one after the other, so that the second knows the version the first made. */
  const under = new Map<string, Promise<unknown>>();

  channel.on('documents', documentsMessageSchema, ({ whole, items, gone }) => store.take(whole, items, gone));

  function inTurn<T>(key: string, act: () => Promise<T>): Promise<T> {
    const turn = (under.get(key) ?? Promise.resolve()).then(act);
    under.set(key, turn);
    void turn.finally(() => {
      if (under.get(key) === turn) under.delete(key);
    });
    return turn;
  }

  const say = (kind: DocumentKind, id: string, content: unknown, version?: number): Promise<Answer<{ version: number }>> => {
    const bytes = new TextEncoder().encode(JSON.stringify(content)).length;
    if (bytes > maxBytes) return Promise.resolve(tooLarge(kind, bytes));
    const key = documentKey({ kind, id });
    return inTurn(key, () => channel.ask('document', { kind, id, version: version ?? store.getState().documents.get(key)?.version ?? 0, content }, putSchema));
  };

  return {
    put: say,
    remove: (kind, id) => say(kind, id, null),
  };
}
