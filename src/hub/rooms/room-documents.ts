import { documentSchemas, permissions, type Author, type DocumentKind, type Identity, type RoomDocument } from '@/model';
import type { Answer, DocumentCommand, Refusal } from '@/protocol';
import { firstIssue } from '../sockets/handshake';

/** A document with whom its last change is from. */
export interface KeptDocument {
  document: RoomDocument;
  changedBy: Author;
}

/** `ended`: its own time was over. Then and when `removed`, `document` is what it was last. */
export interface DocumentChange extends KeptDocument {
  act: 'added' | 'changed' | 'removed' | 'ended';
}

/** What a room keeps beside its shared state. Knows no socket and no database. */
export interface RoomDocuments {
  /** In the order they were made. */
  all(): RoomDocument[];
  /** Adds, changes or removes one in the name of who asks. */
  command(identity: Identity, screenName: string, message: DocumentCommand): Answer<{ version: number }>;
  /** Takes a document as another hub has written it; null: it has removed it. */
  adopt(name: { kind: DocumentKind; id: string }, found: KeptDocument | null): void;
  /** Removes what has faded or expired. */
  sweep(): void;
  /** Called after every change, in order. */
  onChange(listener: (changes: readonly DocumentChange[]) => void): void;
}

/** Documents of a room, wherever it is. */
export interface DocumentsDesk {
  /** @throws what the database throws. */
  all(): Promise<readonly RoomDocument[]>;
  /** Resolves when the change is written, or refused. */
  command(identity: Identity, screenName: string, message: DocumentCommand): Promise<Answer<{ version: number }>>;
}

interface Limits {
  documents: number;
  /** Of one document's content, and of all in a room, as JSON. */
  bytes: number;
  totalBytes: number;
}

const documentLimits: Limits = { documents: 2_000, bytes: 256 * 1_024, totalBytes: 8 * 1_024 * 1_024 };

const refuse = (code: Refusal['code'], message: string, remedy: string): Answer<never> => ({ ok: false, refusal: { code, message, remedy } });
const keyOf = ({ kind, id }: { kind: DocumentKind; id: string }): string => `${kind}/${id}`;
const bytesOf = (content: unknown): number => Buffer.byteLength(JSON.stringify(content));

/** Hub time at which a document is over; Infinity for one that stays. */
export function endOf({ kind, content }: RoomDocument): number {
  if (kind === 'annotation') return content.fadesAt ?? Infinity;
  return kind === 'alert' ? content.expires : Infinity;
}

export function createRoomDocuments({ now, initial = [], limits = documentLimits }: { now(): number; initial?: readonly KeptDocument[]; limits?: Limits }): RoomDocuments {
  const documents = new Map(initial.toSorted((a, b) => a.document.at - b.document.at).map((kept) => [keyOf(kept.document), kept]));
  const sizes = new Map([...documents].map(([key, { document }]) => [key, bytesOf(document.content)]));
  let totalBytes = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const listeners: ((changes: readonly DocumentChange[]) => void)[] = [];
  const tell = (changes: readonly DocumentChange[]): void => {
    if (changes.length > 0) listeners.forEach((listener) => listener(changes));
  };

  function drop(key: string): void {
    totalBytes -= sizes.get(key) ?? 0;
    sizes.delete(key);
    documents.delete(key);
  }

  /** Why this document may not be put there now; null when it may. */
  function obstacle({ kind, id, version }: DocumentCommand, { role, subject }: Identity, held: KeptDocument | undefined): Answer<never> | null {
    const { add, change } = permissions[role];
    const own = held?.document.by.subject === subject;
    if (!(held && !own ? change : add).includes(kind)) {
      return refuse(
        'forbidden',
        held && !own ? `the role "${role}" may not change the ${kind} "${id}" of ${held.document.by.screen}` : `the role "${role}" may not add a ${kind}`,
        held && !own ? 'Ask who made it, or a dispatcher.' : 'Open the link of a role that may, for example the desk.',
      );
    }
    if (version === (held?.document.version ?? 0)) return null;
    return held
      ? refuse('conflict', `the ${kind} "${id}" was changed by ${held.changedBy.screen}: it has version ${held.document.version} now, not ${version}`, 'Look at what it is now, then change it again.')
      : refuse('conflict', `the ${kind} "${id}" is no longer in this room`, 'Add it anew, under another id.');
  }

  function tooMuch(key: string, bytes: number): Answer<never> | null {
    if (bytes > limits.bytes) return refuse('malformed', `content: ${Math.ceil(bytes / 1_024)} kB are more than the ${limits.bytes / 1_024} kB of one document`, 'Split it into smaller ones.');
    const most = !documents.has(key) && documents.size >= limits.documents;
    if (!most && totalBytes - (sizes.get(key) ?? 0) + bytes <= limits.totalBytes) return null;
    return refuse('unavailable', `this room is full: it keeps ${limits.documents} documents and ${Math.round(limits.totalBytes / 1_048_576)} MB at most`, 'Remove annotations or scenes that nobody needs any more.');
  }

  return {
    all: () => [...documents.values()].map(({ document }) => document),

    command(identity, screenName, message) {
      const { kind, id } = message;
      const key = keyOf(message);
      const held = documents.get(key);
      const refusal = obstacle(message, identity, held);
      if (refusal) return refusal;
      const changedBy: Author = { subject: identity.subject, screen: screenName };
      if (message.content === null || message.content === undefined) {
        if (!held) return refuse('conflict', `the ${kind} "${id}" is not in this room`, 'Nothing is left to do: it is gone.');
        drop(key);
        tell([{ act: 'removed', document: held.document, changedBy }]);
        return { ok: true, value: { version: message.version } };
      }
      const content = documentSchemas[kind].safeParse(message.content);
      if (!content.success) return refuse('malformed', `${kind} "${id}": ${firstIssue(content.error)}`, 'Send the fields of this protocol version; reload the page if it is old.');
      const document = {
        kind, id, version: message.version + 1, by: held?.document.by ?? changedBy, at: held?.document.at ?? now(), content: content.data,
      } as RoomDocument;
      if (endOf(document) <= now()) return refuse('malformed', `${kind} "${id}": its time is over already`, 'Give it an end that lies ahead; check the clock of this device.');
      const bytes = bytesOf(content.data);
      const full = tooMuch(key, bytes);
      if (full) return full;
      totalBytes += bytes - (sizes.get(key) ?? 0);
      sizes.set(key, bytes);
      documents.set(key, { document, changedBy });
      tell([{ act: held ? 'changed' : 'added', document, changedBy }]);
      return { ok: true, value: { version: document.version } };
    },

    adopt(name, found) {
      const key = keyOf(name);
      const held = documents.get(key);
      if (held) drop(key);
      if (found) {
        sizes.set(key, bytesOf(found.document.content));
        totalBytes += sizes.get(key)!;
        documents.set(key, found);
      }
      const told = found ?? held;
      if (told) tell([{ act: !found ? 'removed' : held ? 'changed' : 'added', ...told }]);
    },

    sweep() {
      const time = now();
      const over = [...documents].filter(([, { document }]) => endOf(document) <= time);
      for (const [key] of over) drop(key);
      tell(over.map(([, kept]) => ({ act: 'ended', ...kept })));
    },

    onChange(listener) {
      listeners.push(listener);
    },
  };
}
