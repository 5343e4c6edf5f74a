import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

/** What a network does to what passes it, each way. */
export interface Weather {
  /** Milliseconds on the way, and up to so many more at random. */
  delayMs: number;
  jitterMs: number;
  /** Share of packets lost, 0…1. TCP hides a loss: what was lost, and all behind it, comes a retransmission later. */
  loss: number;
  /** Bytes a second each way. */
  bytesPerSecond: number;
}

const clear: Weather = { delayMs: 0, jitterMs: 0, loss: 0, bytesPerSecond: Infinity };

/** A hub's address behind a network whose faults are chosen. */
export interface FaultyNetwork {
  readonly port: number;
  /** The same address through this network. */
  through(url: string): string;
  /** From now on; what is on its way already arrives as it would have. */
  set(weather: Partial<Weather>): void;
  /** Nothing passes any more and nobody is told, as when a cable is out: connections stand, new ones get no answer. */
  cut(): void;
  /** What waited since `cut` or `stopReading` arrives. */
  mend(): void;
  /** The screens' side takes nothing more from the hub; what they say still arrives. */
  stopReading(): void;
  /** Ends every connection, so that both sides notice. */
  reset(): void;
  /** Bytes that passed: to the screens, and to the hub. */
  readonly bytes: { down: number; up: number };
  close(): Promise<void>;
}

/** Bytes of one packet. */
const packetBytes = 1_460;
/** A sender waits a round trip and at least this, milliseconds, before it sends again (Linux; RFC 6298 says a second). */
const retransmitMs = 200;
/** Bytes on their way in one direction of one connection; then the sender waits, as TCP's window makes it. */
const windowBytes = 256 * 1_024;

interface Lane {
  hold(held: boolean): void;
}

/**
 * A network between screens and a hub on this machine, in this process: a TCP proxy at a free port.
 * @param random 0 ≤ result < 1
 */
export async function startFaultyNetwork(hubPort: number, random: () => number = Math.random): Promise<FaultyNetwork> {
  let weather = clear;
  const held = { down: false, up: false };
  const bytes = { down: 0, up: 0 };
  const lanes = { down: new Set<Lane>(), up: new Set<Lane>() };
  const sockets = new Set<Socket>();

  function lane(from: Socket, to: Socket, way: 'down' | 'up'): void {
    let queue: { due: number; chunk: Buffer }[] = [];
    let waiting = 0;
    let lastDue = 0;
    let timer: NodeJS.Timeout | undefined;
    let ended = false;

    const deliver = (): void => {
      clearTimeout(timer);
      timer = undefined;
      if (held[way]) return;
      const now = performance.now();
      while (queue.length > 0 && queue[0]!.due <= now + 0.5) {
        const { chunk } = queue.shift()!;
        waiting -= chunk.length;
        bytes[way] += chunk.length;
        to.write(chunk);
      }
      if (queue.length > 0) timer = setTimeout(deliver, queue[0]!.due - now);
      else if (ended) to.end();
      if (waiting < windowBytes && to.writableLength < windowBytes) from.resume();
    };
    from.on('data', (chunk: Buffer) => {
      const now = performance.now();
      for (let at = 0; at < chunk.length; at += packetBytes) {
        const packet = chunk.subarray(at, at + packetBytes);
        const lost = random() < weather.loss ? retransmitMs + 2 * weather.delayMs : 0;
        const onTheWay = now + weather.delayMs + random() * weather.jitterMs + lost;
        lastDue = Math.max(onTheWay, lastDue + (packet.length / weather.bytesPerSecond) * 1_000);
        queue.push({ due: lastDue, chunk: packet });
      }
      waiting += chunk.length;
      if (waiting >= windowBytes) from.pause();
      if (!timer) deliver();
    });
    from.on('end', () => {
      ended = true;
      if (queue.length === 0 && !held[way]) to.end();
    });
    to.on('drain', deliver);
    const own: Lane = {
      hold(stopped) {
        if (stopped) from.pause();
        else deliver();
      },
    };
    if (held[way]) from.pause();
    lanes[way].add(own);
    from.once('close', () => {
      clearTimeout(timer);
      queue = [];
      lanes[way].delete(own);
      to.destroy();
    });
  }

  const server = createServer({ noDelay: true, allowHalfOpen: true }, (screen) => {
    const hub = createConnection({ port: hubPort, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    for (const socket of [screen, hub]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // Either side may go at any time; `close` follows.
      socket.on('error', () => {});
    }
    lane(hub, screen, 'down');
    lane(screen, hub, 'up');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const hold = (way: 'down' | 'up', stopped: boolean): void => {
    held[way] = stopped;
    for (const each of lanes[way]) each.hold(stopped);
  };
  const reset = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    bytes,
    reset,
    through(url) {
      const address = new URL(url);
      address.port = String(port);
      return address.href;
    },
    set(changes) {
      weather = { ...weather, ...changes };
    },
    cut() {
      hold('down', true);
      hold('up', true);
    },
    mend() {
      hold('down', false);
      hold('up', false);
    },
    stopReading: () => hold('down', true),
    async close() {
      reset();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
