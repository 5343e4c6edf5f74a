import { joinSchema, type Answer, type CloseReason, type DocumentsMessage, type HubToClient } from '@/protocol';
import { listenTo } from '../sockets/listen';
import type { AnyAnswer, Importance, ScreenLine } from '../sockets/screen-line';
import { answerScreen, subscribe, type Services } from '../sockets/serve-screen';
import type { HubLink } from './hub-link';

/** A screen that is connected here and whose room is decided at another hub. */
export interface Relay {
  readonly peer: string;
  /** The other hub says something to it. */
  tell(importance: Importance, event: keyof HubToClient, message: unknown): void;
  close(reason: CloseReason, message: string): void;
}

interface RelayOptions {
  line: ScreenLine;
  id: string;
  peer: string;
  link: HubLink;
  services: Services;
  /** Waits for the other hub's answer; the number goes with the question. */
  ask(answer: AnyAnswer): number;
  ended(): void;
}

/** So many bytes may wait for a screen before the next page of documents is sent. */
const pageBytes = 128 * 1_024;
const pauseMs = 20;

/** Documents in the order they came, as fast as the screen's network takes them: to the other hub this screen never seems slow. */
function createDocumentQueue(line: ScreenLine): { push(message: DocumentsMessage): void; stop(): void } {
  const waiting: DocumentsMessage[] = [];
  let timer: NodeJS.Timeout | undefined;
  function drain(): void {
    timer = undefined;
    while (waiting.length > 0 && line.waiting <= pageBytes) line.send('reliable', 'documents', waiting.shift()!);
    if (waiting.length > 0) timer = setTimeout(drain, pauseMs);
  }
  return {
    push(message) {
      waiting.push(message);
      if (timer === undefined) drain();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Passes on what a screen says; the log, the movers and the shared time it has from this hub. */
export function relayScreen({ line, id, peer, link, services, ask, ended }: RelayOptions): Relay {
  const { identity, screen } = line.data;
  const documents = createDocumentQueue(line);
  let joined = false;
  let open = true;
  let unsubscribe = (): void => undefined;

  const listening = listenTo(line, {
    name: screen.name, now: services.now, joined: () => joined,
    otherwise(event, message, answer) {
      if (!open) return;
      const heard = event === 'join' ? joining(message, answer) : answer;
      link.send(peer, { k: 'say', id, event, message, ...(heard ? { ask: ask(heard) } : {}) });
    },
  });
  answerScreen(listening, line, services);

  function joining(message: unknown, answer: AnyAnswer | undefined): AnyAnswer {
    return (reply) => {
      answer?.(reply);
      const asked = joinSchema.safeParse(message);
      if (!open || !asked.success || !(reply as Answer<unknown>).ok) return;
      joined = true;
      unsubscribe();
      unsubscribe = subscribe(line, services, asked.data.requestsAfter);
    };
  }

  const end = (): void => {
    open = false;
    unsubscribe();
    documents.stop();
    ended();
  };
  line.listen(listening.heard);
  line.onGone(() => {
    if (!open) return;
    link.send(peer, { k: 'gone', id });
    end();
  });
  link.send(peer, { k: 'enter', id, identity, screen });
  return {
    peer,
    tell(importance, event, message) {
      if (event === 'documents') documents.push(message as DocumentsMessage);
      else line.send(importance, event, message as never);
    },
    close(reason, message) {
      if (!open) return;
      end();
      line.close(reason, message);
    },
  };
}
