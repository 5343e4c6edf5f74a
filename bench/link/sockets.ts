import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { aspectMessageSchema, protocolVersion, type AspectMessage } from '../../src/protocol';
import { spread, type Spread } from './statistics';

interface Load {
  followers: number;
  /** Samples a second. */
  hertz: number;
  seconds: number;
}

interface LoadResult extends Load {
  sent: number;
  /** Of all samples to all followers, the share that arrived; the hub sends only the latest of each 16 ms. */
  received: number;
  /** Leader's emit to follower's handler, every follower. */
  latencyMs: Spread;
}

const ledSchema = z.object({ ok: z.literal(true), value: z.object({ epoch: z.int() }) });
const now = (): number => performance.timeOrigin + performance.now();
export const tokenOf = (link: string): string => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';

function open(url: string, token: string, screenId: string, screenClass: 'large' | 'medium'): Promise<Socket> {
  const auth = { protocol: protocolVersion, token, screen: { screenId, name: screenId, class: screenClass } };
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', () => {
      socket.emit('join', { known: {}, requestsAfter: 0 }, (answer: { ok: boolean }) => {
        if (answer.ok) resolve(socket);
        else reject(new Error(`${screenId} could not join: ${JSON.stringify(answer)}`));
      });
    });
  });
}

/** One leader that moves and followers that only listen, over real sockets, in this one process. */
export async function measureSockets(links: { hub: string; desk: string; wall: string }, load: Load): Promise<LoadResult> {
  const leader = await open(links.hub, tokenOf(links.desk), `leader-${load.followers}`, 'medium');
  const latencies: number[] = [];
  const followers: Socket[] = [];
  for (let i = 0; i < load.followers; i++) {
    const socket = await open(links.hub, tokenOf(links.wall), `follower-${i}`, 'large');
    socket.on('aspect', ({ kind, sampledAt }: AspectMessage) => {
      if (kind === 'move') latencies.push(now() - sampledAt);
    });
    followers.push(socket);
  }
  // What so many joins told each other is on its way still.
  await pause(1_000);

  const lease = ledSchema.parse(await leader.timeout(5_000).emitWithAck('role', { aspect: 'camera', role: 'lead' }));
  const samples = load.hertz * load.seconds;
  const start = performance.now();
  for (let seq = 1; seq <= samples; seq++) {
    await pause(Math.max(0, start + (seq * 1_000) / load.hertz - performance.now()));
    const view = { longitude: 71 + seq / 100_000, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 };
    leader.volatile.emit('aspect', aspectMessageSchema.parse({ aspect: 'camera', kind: 'move', epoch: lease.value.epoch, seq, sampledAt: now(), value: { view, aspectRatio: 1.6 } }));
  }
  await pause(1_000);
  await leader.timeout(5_000).emitWithAck('role', { aspect: 'camera', role: 'free' });
  for (const socket of [leader, ...followers]) socket.disconnect();
  await pause(500);
  return { ...load, sent: samples, received: latencies.length / (samples * load.followers), latencyMs: spread(latencies) };
}
