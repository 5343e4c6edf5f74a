import type { DocumentsMessage } from '@/protocol';
import type { ScreenLine } from './screen-line';
import type { RoomDocuments } from '../rooms/room-documents';

/** About so much of documents goes in one message, bytes of JSON. */
const pageBytes = 128 * 1_024;
const pauseMs = 20;

/**
 * Sends every document of the room, the first page `whole`, the others as changes, each when the one before has left. What changes meanwhile
 * may be sent between them. Returns the way to stop.
 */
export function sendAllDocuments(line: ScreenLine, documents: Pick<RoomDocuments, 'all'>): () => void {
  const sent = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function nextPage(whole: boolean): void {
    const items: DocumentsMessage['items'] = [];
    let bytes = 0;
    let more = false;
    for (const document of documents.all()) {
      const key = `${document.kind}/${document.id}`;
      if (sent.has(key)) continue;
      more = bytes >= pageBytes;
      if (more) break;
      sent.add(key);
      items.push(document);
      bytes += JSON.stringify(document).length;
    }
    if (whole || items.length > 0) line.send('reliable', 'documents', { whole, items, gone: [] });
    if (more) wait();
  }

  function wait(): void {
    timer = setTimeout(() => {
      if (line.waiting > pageBytes) wait();
      else nextPage(false);
    }, pauseMs);
  }

  nextPage(true);
  return () => clearTimeout(timer);
}
