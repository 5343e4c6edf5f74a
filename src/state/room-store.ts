import { documentKinds, type DocumentKind, type DocumentOf, type RoomDocument } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface RoomState {
  /** By `kind/id`. A new map for every change. */
  documents: ReadonlyMap<string, RoomDocument>;
  /** The same by kind, oldest first; an array stays the same while nothing of its kind changes. */
  ofKind: { readonly [K in DocumentKind]: readonly DocumentOf<K>[] };
  /** False until the hub has said what there is. */
  loaded: boolean;
}

/** What the room keeps, as the hub says. */
export interface RoomStore extends StoreApi<RoomState> {
  /** Takes what is new or changed and drops what is gone; `whole`: there was nothing else before. */
  take(whole: boolean, items: readonly RoomDocument[], gone: readonly DocumentName[]): void;
}

export interface DocumentName {
  kind: DocumentKind;
  id: string;
}

export const documentKey = ({ kind, id }: DocumentName): string => `${kind}/${id}`;

/** Documents of one kind, oldest first. */
export const documentsOf = <K extends DocumentKind>(state: RoomState, kind: K): readonly DocumentOf<K>[] => state.ofKind[kind];

export const documentOf = <K extends DocumentKind>(state: RoomState, kind: K, id: string): DocumentOf<K> | null =>
  (state.documents.get(documentKey({ kind, id })) as DocumentOf<K> | undefined) ?? null;

const none = Object.fromEntries(documentKinds.map((kind) => [kind, []])) as unknown as RoomState['ofKind'];

function sorted(documents: ReadonlyMap<string, RoomDocument>, before: RoomState['ofKind'], touched: ReadonlySet<DocumentKind>): RoomState['ofKind'] {
  const ofKind: Record<string, readonly RoomDocument[]> = { ...before };
  for (const kind of touched) {
    ofKind[kind] = [...documents.values()].filter((document) => document.kind === kind).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }
  return ofKind as unknown as RoomState['ofKind'];
}

export function createRoomStore(): RoomStore {
  const store = createStore<RoomState>(() => ({ documents: new Map(), ofKind: none, loaded: false }));
  return {
    ...store,
    take(whole, items, gone) {
      store.setState((state) => {
        const documents = new Map(whole ? [] : state.documents);
        for (const name of gone) documents.delete(documentKey(name));
        for (const item of items) documents.set(documentKey(item), item);
        const touched = new Set(whole ? documentKinds : [...items, ...gone].map(({ kind }) => kind));
        return { documents, ofKind: sorted(documents, state.ofKind, touched), loaded: true };
      });
    },
  };
}
