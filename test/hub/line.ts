import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to a hub that can be slow, dead or torn, as a network between machines is. */
export interface Line {
  /** Where the hub is by this line. */
  readonly url: string;
  /** Nothing gets through and nobody is told, until it is mended. */
  stall(stalled: boolean): void;
  /** Every connection ends at once, and new ones do until it is mended. */
  tear(torn: boolean): void;
  close(): Promise<void>;
}

/** `delayMs` is asked for each piece that goes through; pieces stay in order. */
export async function lineTo(hub: string, delayMs: () => number): Promise<Line> {
  const open = new Set<Socket>();
  let stalled = false;
  let torn = false;

  const carry = (from: Socket, to: Socket): void => {
    let due = 0;
    from.on('data', (piece) => {
      due = Math.max(due, performance.now() + delayMs());
      setTimeout(() => to.write(piece), due - performance.now());
    });
    from.on('close', () => setTimeout(() => to.destroy(), due - performance.now()));
    from.on('error', () => undefined);
    if (stalled) from.pause();
    open.add(from);
    from.on('close', () => open.delete(from));
  };
  const server: Server = createServer((near) => {
    if (torn) {
      near.destroy();
      return;
    }
    const far = connect(Number(new URL(hub).port), '127.0.0.1');
    carry(near, far);
    carry(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const tear = (now: boolean): void => {
    torn = now;
    if (torn) for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stall(now) {
      stalled = now;
      for (const socket of open) if (now) socket.pause(); else socket.resume();
    },
    tear,
    async close() {
      tear(true);
      server.close();
      await once(server, 'close');
    },
  };
}
