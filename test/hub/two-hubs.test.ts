import type { AspectMessage, Room, Welcome } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import type { Hub } from '../../src/hub';
import { skipPostgres, startPostgres, type PostgresServer } from './postgres-server';
import { skipRedis, startRedis, type RedisServer } from './redis-server';
import { connect, join, next } from './screen';

describe.skipIf(skipPostgres || skipRedis)('a room on two hubs', () => {
  const folders = [makeDataFolder(), makeDataFolder()];
  const hubs: Hub[] = [];
  let postgres: PostgresServer;
  let redis: RedisServer;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    for (const { data } of folders) hubs.push(await startChessboardHub(data, { databaseUrl: postgres.url, redisUrl: redis.url }));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.close();
    for (const hub of hubs) await hub.close();
    await redis.kill();
    await postgres.stop();
    for (const folder of folders) folder.remove();
  });

  const open = (hub: number, link: 'desk' | 'wall' | 'field', screenId: string): Socket => {
    const socket = connect(hubs[hub]!.url, hubs[0]!.links[link], { screenId });
    sockets.push(socket);
    return socket;
  };
  const enter = async (socket: Socket): Promise<Welcome> => {
    const answer = await join(socket);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  };

  test('a screen on one follows a leader on the other (R90)', async () => {
    const desk = open(0, 'desk', 'desk');
    const { room: { leases } } = await enter(desk);
    const wall = open(1, 'wall', 'wall');
    await enter(wall);
    const heard = next<AspectMessage>(wall, 'aspect');
    const message = { aspect: 'selection', kind: 'settle', epoch: leases.selection.epoch, seq: 1, sampledAt: Date.now(), value: { kind: 'building', id: 'b1' } };
    expect(await desk.timeout(5_000).emitWithAck('aspect', message)).toMatchObject({ ok: true });
    expect(await heard).toMatchObject({ aspect: 'selection', value: { id: 'b1' }, leader: 'desk' });
    const room = next<Room>(desk, 'room');
    expect((await room).screens.map(({ screen }) => screen.screenId).toSorted()).toEqual(['desk', 'wall']);
  });
});
