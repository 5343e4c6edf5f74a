import type { HubToClient } from '@/protocol';
import type { Importance } from '../sockets/screen-line';
import { clusterVersion, envelopeSchema, frameSchema, readFrames, writeFrames, type Envelope, type Frame, type Status } from './frames';
import { z } from 'zod';

/** A hub that says nothing for so long is taken for dead, milliseconds. */
const silenceMs = 2_500;
const aliveMs = 500;
const complainMs = 60_000;

interface LinkOptions {
  /** This hub. */
  hub: string;
  /** Whether what is said now leaves. */
  ready(): boolean;
  publish(envelope: Envelope): void;
  status(): Status;
  onFrame(from: string, frame: Frame): void;
  /** The hub is gone, or something of what was said between us is lost: whatever goes through it begins anew. */
  onLost(peer: string): void;
}

/** What hubs say to each other: in order, without gaps, or not at all (rule R101). */
export interface HubLink {
  send(to: string, frame: Frame): void;
  /** One message of a room for one more screen of another hub: the same message for many goes once. */
  tell<E extends keyof HubToClient>(to: string, id: string, importance: Importance, event: E, message: Parameters<HubToClient[E]>[0]): void;
  receive(envelope: unknown): void;
  isAlive(peer: string): boolean;
  /** What the other hubs said last. */
  peers(): Status[];
  /** Says at once how this hub is. */
  sayAlive(): void;
  stop(): void;
}

interface Peer {
  /** The last number that came from it. */
  received: number;
  heardAt: number;
  status: Status | null;
}

const framesSchema = z.array(frameSchema);

export function createHubLink(options: LinkOptions): HubLink {
  const { hub } = options;
  const peers = new Map<string, Peer>();
  const sent = new Map<string, number>();
  const outbox = new Map<string, Frame[]>();
  let flushing: NodeJS.Immediate | undefined;
  let complainedAt = -Infinity;

  function complain(why: string): void {
    if (performance.now() - complainedAt < complainMs) return;
    complainedAt = performance.now();
    console.error(`metroscope: another hub is not understood: ${why}. All hubs must run the same version of Metroscope: stop all of them, then start the new one.`);
  }

  function flush(): void {
    flushing = undefined;
    for (const [to, frames] of outbox) {
      const n = (sent.get(to) ?? 0) + 1;
      sent.set(to, n);
      if (options.ready()) options.publish({ k: 'frames', from: hub, to, n, frames: writeFrames(frames) });
    }
    outbox.clear();
  }

  function queue(to: string): Frame[] {
    const frames = outbox.get(to) ?? [];
    outbox.set(to, frames);
    flushing ??= setImmediate(flush);
    return frames;
  }

  function lose(from: string, tellIt: boolean): void {
    if (tellIt) queue(from).push({ k: 'reset' });
    options.onLost(from);
  }

  function heard(from: string): Peer {
    const peer = peers.get(from) ?? { received: 0, heardAt: 0, status: null };
    peer.heardAt = performance.now();
    peers.set(from, peer);
    return peer;
  }

  function take(from: string, text: string): void {
    const frames = framesSchema.safeParse(readFrames(text));
    if (!frames.success) {
      complain(z.prettifyError(frames.error));
      lose(from, true);
      return;
    }
    for (const frame of frames.data) {
      if (frame.k === 'reset') lose(from, false);
      else options.onFrame(from, frame);
    }
  }

  const sayAlive = (): void => {
    // What was said before must have its number before this tells the last one.
    if (flushing) {
      clearImmediate(flushing);
      flush();
    }
    if (options.ready()) options.publish({ k: 'alive', from: hub, status: options.status(), sent: Object.fromEntries(sent) });
  };

  const forget = (from: string): void => {
    if (peers.delete(from)) options.onLost(from);
  };

  const timer = setInterval(() => {
    sayAlive();
    const now = performance.now();
    for (const [id, { heardAt }] of peers) if (now - heardAt > silenceMs) forget(id);
  }, aliveMs);

  return {
    send: (to, frame) => void queue(to).push(frame),
    tell(to, id, importance, event, message) {
      const frames = queue(to);
      const last = frames.at(-1);
      if (last?.k === 'tell' && last.message === message && last.event === event && last.importance === importance) last.to.push(id);
      else frames.push({ k: 'tell', to: [id], importance, event, message });
    },
    receive(said) {
      const parsed = envelopeSchema.safeParse(said);
      if (!parsed.success) return complain(z.prettifyError(parsed.error));
      const envelope = parsed.data;
      const { from } = envelope;
      if (from === hub) return;
      if (envelope.k === 'bye') return forget(from);
      if (envelope.k === 'frames' && envelope.to !== hub) return;
      const peer = heard(from);
      if (envelope.k === 'alive') {
        peer.status = envelope.status;
        if (envelope.status.version !== clusterVersion) complain(`it has version ${envelope.status.version} of what hubs say, this one ${clusterVersion}`);
        const last = envelope.sent[hub] ?? 0;
        if (last === peer.received) return;
        peer.received = last;
        return lose(from, true);
      }
      const gap = envelope.n !== peer.received + 1;
      peer.received = envelope.n;
      if (gap) lose(from, true);
      else take(from, envelope.frames);
    },
    isAlive: (peer) => peers.has(peer),
    peers: () => [...peers.values()].flatMap(({ status }) => status ?? []),
    sayAlive,
    stop() {
      if (flushing) {
        clearImmediate(flushing);
        flush();
      }
      if (options.ready()) options.publish({ k: 'bye', from: hub });
      clearInterval(timer);
    },
  };
}
