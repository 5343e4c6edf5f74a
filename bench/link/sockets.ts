import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { aspectMessageSchema, protocolVersion, type AspectMessage } from '../../src/protocol';
import { startFaultyNetwork, type Weather } from '../../test/faulty-network';
import { tokenOf } from '../../test/hub/screen';
import type { RunningHub } from '../../test/system/running-hub';
import { watchProcess } from './process-time';
import { spread, type Spread } from './statistics';

export interface Load {
  name: string;
  followers: number;
  /** Samples a second. */
  hertz: number;
  seconds: number;
  /** Of the network all screens are behind; loopback when left out. */
  weather?: Partial<Weather>;
  /** One more follower takes nothing from its network any more while this is measured. */
  oneStopsReading?: boolean;
}

interface LoadResult extends Load {
  sent: number;
  /** Of all samples to all followers, the share that arrived; the hub sends only the latest of each 16 ms. */
  received: number;
  /** Leader's emit to follower's handler, every follower. */
  latencyMs: Spread;
  /** Share of one core the hub's process used, its database included: while the leader moved, and just before. */
  hubCore: { moving: number | null; resting: number | null };
  /** Microseconds of one core that a follower costs the hub per sample. */
  hubMicrosPerMessage: number | null;
  /** Bytes a second to one follower, WebSocket frames and what else it is told included. */
  bytesPerSecond: number;
}

const ledSchema = z.object({ ok: z.literal(true), value: z.object({ epoch: z.int() }) });
const restMs = 4_000;
const now = (): number => performance.timeOrigin + performance.now();

export function open(url: string, token: string, screenId: string, screenClass: 'large' | 'medium'): Promise<Socket> {
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

/** One leader that moves and followers that only listen, over real sockets, all in this one process; the hub has its own. */
export async function measureSockets(hub: RunningHub, load: Load): Promise<LoadResult> {
  const weather = await startFaultyNetwork(hub.port);
  const alone = await startFaultyNetwork(hub.port);
  const url = load.weather ? weather.through(hub.hub) : hub.hub;
  const leader = await open(url, tokenOf(hub.desk), `leader-${load.name}`, 'medium');
  const latencies: number[] = [];
  const open1 = (i: number, through: string): Promise<Socket> => open(through, tokenOf(hub.wall), `follower-${i}`, 'large');
  const followers: Socket[] = [];
  for (let i = 0; i < load.followers; i++) {
    // The last one's bytes are counted on its own way.
    const socket = await open1(i, i === load.followers - 1 && !load.weather ? alone.through(hub.hub) : url);
    socket.on('aspect', ({ kind, sampledAt }: AspectMessage) => {
      if (kind === 'move') latencies.push(now() - sampledAt);
    });
    followers.push(socket);
  }
  const stuck = await startFaultyNetwork(hub.port);
  if (load.oneStopsReading) followers.push(await open1(load.followers, stuck.through(hub.hub)));
  // What so many joins told each other is on its way still.
  await pause(2_000);
  if (load.oneStopsReading) stuck.stopReading();
  if (load.weather) weather.set(load.weather);
  const resting = watchProcess(hub.pid);
  await pause(restMs);
  const restingCore = resting();

  const lease = ledSchema.parse(await leader.timeout(5_000).emitWithAck('role', { aspect: 'camera', role: 'lead' }));
  await pause(500);
  const samples = load.hertz * load.seconds;
  const [counted, share] = load.weather ? [weather, load.followers + 1] : [alone, 1];
  const bytesBefore = counted.bytes.down;
  const moving = watchProcess(hub.pid);
  const start = performance.now();
  for (let seq = 1; seq <= samples; seq++) {
    await pause(Math.max(0, start + (seq * 1_000) / load.hertz - performance.now()));
    const view = { longitude: 71 + seq / 100_000, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 };
    leader.volatile.emit('aspect', aspectMessageSchema.parse({ aspect: 'camera', kind: 'move', epoch: lease.value.epoch, seq, sampledAt: now(), value: { view, aspectRatio: 1.6 } }));
  }
  const movingCore = moving();
  const bytes = counted.bytes.down - bytesBefore;
  await pause(1_000);
  weather.set({ delayMs: 0, jitterMs: 0, loss: 0 });
  await leader.timeout(5_000).emitWithAck('role', { aspect: 'camera', role: 'free' });
  for (const socket of [leader, ...followers]) socket.disconnect();
  await pause(500);
  for (const network of [weather, alone, stuck]) await network.close();
  const received = latencies.length / (samples * load.followers);
  return {
    ...load, sent: samples, received, latencyMs: spread(latencies),
    hubCore: { moving: movingCore, resting: restingCore },
    hubMicrosPerMessage: movingCore === null || restingCore === null ? null : Math.round(((movingCore - restingCore) * load.seconds * 1e7) / latencies.length) / 10,
    bytesPerSecond: Math.round(bytes / share / load.seconds),
  };
}
