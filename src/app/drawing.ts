import type { AnnotationActs } from '@/layers';
import { permissions, type Annotation, type DocumentOf, type Identity, type Screen } from '@/model';
import type { Answer } from '@/protocol';
import { documentOf, type DrawingStore, type RoomStore, type Unsent } from '@/state';
import { createAnnotationOutbox, deviceOutbox, type Channel, type Documents } from '@/sync';

interface DrawingOptions {
  store: DrawingStore;
  city: string;
  identity: Identity;
  screen: Screen;
  room: RoomStore;
  documents: Documents;
  channel: Channel;
  uploadPhoto(picture: Blob): Promise<Answer<string>>;
  sharedNow(): number;
}

/** One act that can be taken back. */
type Done = { drew: string } | { removed: Pick<Unsent, 'content' | 'picture'>[] };

/** A hand on a screen may end; what it did lately can be taken back. */
const mostUndone = 50;

/** What hands on this screen do with drawings: sent through the outbox, so that a tablet draws without a hub too. */
export function createDrawing({ store, city, identity, screen, room, documents, channel, uploadPhoto, sharedNow }: DrawingOptions): AnnotationActs {
  const done: Done[] = [];
  const did = (act: Done): void => {
    done.push(act);
    if (done.length > mostUndone) done.shift();
    store.setState({ undoable: done.length });
  };
  const outbox = createAnnotationOutbox({
    storage: deviceOutbox(`drawings.${city}.${identity.room}.${identity.subject}`), documents, uploadPhoto, now: sharedNow,
    onChange: (unsent, outboxKept) => store.setState({ unsent, outboxKept }),
    onRefused: (refused) => store.setState({ refused }),
  });
  channel.onJoined(outbox.flush);

  const put = (id: string, content: Annotation, picture: Blob | null): void => outbox.add({ id, content, picture, drawnAt: sharedNow() });
  const held = (id: string): DocumentOf<'annotation'> | null => documentOf(room.getState(), 'annotation', id);
  /** Screens of one link share a subject: what a name drew from a link is its own. */
  const isOwn: AnnotationActs['isOwn'] = ({ by }) => by.subject === identity.subject && by.screen === screen.name;

  return {
    store,
    isOwn,
    mayChange: ({ by }) => permissions[identity.role].change.includes('annotation') || (by.subject === identity.subject && permissions[identity.role].add.includes('annotation')),
    add(content, picture = null) {
      const id = crypto.randomUUID();
      store.setState({ refused: null });
      put(id, content, picture);
      did({ drew: id });
    },
    change(id, patch) {
      const document = held(id);
      if (!document) return;
      store.setState({ refused: null });
      void documents.put('annotation', id, { ...document.content, ...patch }).then((answer) => {
        if (!answer.ok) store.setState({ refused: answer.refusal });
      });
    },
    remove(ids) {
      const { unsent } = store.getState();
      const removed = ids.flatMap((id) => {
        const document = held(id);
        const waiting = unsent.find((one) => one.id === id);
        if (!document && !waiting) return [];
        outbox.remove(id);
        return [document ? { content: document.content, picture: null } : waiting!];
      });
      if (removed.length > 0) did({ removed });
    },
    undo() {
      const last = done.pop();
      store.setState({ undoable: done.length });
      if (!last) return;
      if ('drew' in last) outbox.remove(last.drew);
      else for (const { content, picture } of last.removed) put(crypto.randomUUID(), content, picture);
    },
  };
}
