import { permissions, type Identity, type Screen } from '@/model';
import {
  thumbnailEveryMs, thumbnailMost, thumbnailSchema, thumbnailSizes, wantThumbnailsSchema, type Answer, type PanelThumbnail, type Refusal, type Thumbnail, type ThumbnailSize,
} from '@/protocol';
import { checkJpeg } from '../http/jpeg';
import type { Listening } from '../sockets/listen';

/** A panel that sends pictures faster than this share of its interval is not listened to. */
const leastShare = 0.5;
/** Bytes of pictures a room holds in all. */
const mostBytes = 16 * 1_024 * 1_024;
/** A picture is not dated further from the hub's time than that, milliseconds. */
const mostOffMs = 5_000;

interface ThumbnailOptions {
  /** Hub time, milliseconds since 1970 UTC. */
  now(): number;
  /** Ids of the screens of class `large` that are here. */
  panels(): Iterable<string>;
  want(screenId: string, size: ThumbnailSize | null): void;
  /** Whether it went out: false while too much waits for that screen. */
  show(screenId: string, picture: PanelThumbnail): boolean;
}

/** Small pictures of what the panels of a room's walls show, for who directs them (rules R50 to R52). In memory alone. */
export interface RoomThumbnails {
  watch(screenId: string, identity: Identity, size: ThumbnailSize | null): Answer<null>;
  take(screen: Screen, identity: Identity, message: Thumbnail): Answer<null>;
  /** A panel came in: it is told whether its pictures are wanted. */
  joined(screen: Screen): void;
  forget(screenId: string): void;
  /** Sends what is new to who watches, about every 250 ms. */
  tick(): void;
}

const refuse = (code: Refusal['code'], message: string, remedy: string): Answer<never> => ({ ok: false, refusal: { code, message, remedy } });
const done: Answer<null> = { ok: true, value: null };

export function createRoomThumbnails({ now, panels, want, show }: ThumbnailOptions): RoomThumbnails {
  /** Who watches, how large, and of which panels it has not had the latest picture. */
  const watching = new Map<string, { size: ThumbnailSize; owed: Set<string> }>();
  const latest = new Map<string, PanelThumbnail>();
  const heardAt = new Map<string, number>();
  let wanted: ThumbnailSize | null = null;
  let bytes = 0;

  function drop(screenId: string): void {
    bytes -= latest.get(screenId)?.image?.byteLength ?? 0;
    latest.delete(screenId);
    heardAt.delete(screenId);
  }

  function settleWanted(): void {
    const sizes = new Set([...watching.values()].map(({ size }) => size));
    const next = thumbnailSizes.findLast((size) => sizes.has(size)) ?? null;
    if (next === wanted) return;
    wanted = next;
    heardAt.clear();
    if (wanted === null) for (const screenId of [...latest.keys()]) drop(screenId);
    for (const screenId of panels()) want(screenId, wanted);
  }

  return {
    watch(screenId, { role }, size) {
      if (size !== null && !permissions[role].show) return refuse('forbidden', `the role "${role}" may not watch the walls`, 'Watch them from a desk or a tablet.');
      if (size === null) watching.delete(screenId);
      else watching.set(screenId, { size, owed: new Set(latest.keys()) });
      settleWanted();
      return done;
    },
    take({ screenId, class: screenClass }, { role }, { sampledAt, image, face }) {
      if (screenClass !== 'large' || role !== 'wall') return refuse('forbidden', 'only a panel of a wall may send pictures of what it shows', 'Open the page of a wall with the link of a wall.');
      const time = now();
      if (wanted === null || time - (heardAt.get(screenId) ?? -Infinity) < thumbnailEveryMs[wanted] * leastShare) return done;
      const held = latest.get(screenId) ?? { screenId, sampledAt: null, image: null, width: 0, height: 0, face };
      if (image === null) latest.set(screenId, { ...held, face });
      else {
        const check = checkJpeg(image, thumbnailMost.side);
        if (!check.ok) return refuse('malformed', `thumbnail: ${check.why}`, 'Send a JPEG as a canvas writes it.');
        const more = image.byteLength - (held.image?.byteLength ?? 0);
        if (bytes + more > mostBytes) return refuse('unavailable', 'the room holds no more pictures of panels', 'Watch with fewer panels in the room.');
        bytes += more;
        const { width, height } = check;
        latest.set(screenId, { screenId, sampledAt: Math.abs(sampledAt - time) > mostOffMs ? time : sampledAt, image, width, height, face });
      }
      heardAt.set(screenId, time);
      for (const { owed } of watching.values()) owed.add(screenId);
      return done;
    },
    joined({ screenId, class: screenClass }) {
      if (screenClass === 'large') want(screenId, wanted);
    },
    forget(screenId) {
      drop(screenId);
      watching.delete(screenId);
      for (const { owed } of watching.values()) owed.delete(screenId);
      settleWanted();
    },
    tick() {
      for (const [to, { owed }] of watching) {
        for (const screenId of owed) {
          const picture = latest.get(screenId);
          if (picture && !show(to, picture)) break;
          owed.delete(screenId);
        }
      }
    },
  };
}

/** Receives pictures of panels, and who wants to see them. */
export function thumbnailsInRoom({ on, settle }: Listening, thumbnails: RoomThumbnails, identity: Identity, screen: Screen): void {
  on('watchThumbnails', wantThumbnailsSchema, true, ({ size }, answer) => settle('watchThumbnails', thumbnails.watch(screen.screenId, identity, size), answer));
  on('thumbnail', thumbnailSchema, true, (message, answer) => settle('thumbnail', thumbnails.take(screen, identity, message), answer));
}
