import type { Heard, ScreenLine, SocketData } from '../sockets/screen-line';
import type { HubLink } from './hub-link';

/** The line to a screen that is connected to another hub, used like any other where its room is decided. */
export interface RemoteLine {
  line: ScreenLine;
  heard: Heard;
  /** The screen, or its hub, is gone. */
  gone(): void;
}

export function createRemoteLine(link: HubLink, peer: string, id: string, data: SocketData): RemoteLine {
  /** What it says while its room is still opened. */
  const early: Parameters<Heard>[] = [];
  let listener: Heard = (...said) => void early.push(said);
  let onGone = (): void => undefined;
  let open = true;
  const gone = (): void => {
    if (!open) return;
    open = false;
    onGone();
  };
  return {
    line: {
      data,
      // What its network has not taken is counted, and bounded, by the hub it is connected to.
      waiting: 0,
      send(importance, event, message) {
        if (open) link.tell(peer, id, importance, event, message);
        return open;
      },
      close(reason, message) {
        if (!open) return;
        link.send(peer, { k: 'close', id, reason, message });
        gone();
      },
      listen(heard) {
        listener = heard;
        for (const said of early.splice(0)) heard(...said);
      },
      onGone: (heard) => void (onGone = heard),
    },
    heard: (event, message, answer) => {
      if (open) listener(event, message, answer);
    },
    gone,
  };
}
