import type { Annotation } from '@/model';
import type { DocumentsMessage } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Hub } from '../../src/hub';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { startFaultyNetwork, type FaultyNetwork } from '../faulty-network';
import { skipPostgres, startPostgres, type PostgresServer } from './postgres-server';
import { aReport, connect, join } from './screen';

const note: Annotation = { kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text: '', photo: null, fadesAt: null };

describe.skipIf(skipPostgres)('a database whose machine vanishes without a word', () => {
  const folders = [makeDataFolder(), makeDataFolder()] as const;
  let postgres: PostgresServer;
  let network: FaultyNetwork;
  let hub: Hub;
  let desk: Socket;
  let said: string[];
  beforeAll(async () => { postgres = await startPostgres(); });
  beforeEach(async () => {
    said = [];
    vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
    network = await startFaultyNetwork(Number(new URL(postgres.url).port));
    hub = await startChessboardHub(folders[0].data, { databaseUrl: network.through(postgres.url) });
    desk = connect(hub.url, hub.links.desk, { screenId: 'desk' });
    await join(desk);
  });
  afterEach(async () => {
    desk.close();
    await network.close();
    vi.restoreAllMocks();
  });
  afterAll(async () => {
    await postgres.stop();
    for (const folder of folders) folder.remove();
  });

  const health = async (): Promise<{ database: boolean }> => (await (await fetch(`${hub.url}/api/health`)).json()) as { database: boolean };
  const ask = async (event: string, message: object, withinMs: number): Promise<unknown> => desk.timeout(withinMs).emitWithAck(event, message);
  const put = (id: string): Promise<unknown> => ask('document', { kind: 'annotation', id, version: 0, content: note }, 5_000);

  test('is said to be away; reports are refused, documents kept; when it is back the hub goes on by itself and hears of other hubs', async () => {
    expect(await ask('report', aReport(), 10_000)).toMatchObject({ ok: true });
    network.cut();
    const report = aReport();
    const [refused, kept] = await Promise.all([ask('report', report, 30_000), put('kept')]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
    expect(kept).toMatchObject({ ok: true });
    await expect.poll(health).toMatchObject({ database: false });
    expect(said.filter((line) => line.includes('does not answer'))).toHaveLength(1);

    network.mend();
    await expect.poll(health).toMatchObject({ database: true });
    expect(said.some((line) => line.includes('answers again'))).toBe(true);
    expect(await ask('report', report, 20_000)).toMatchObject({ ok: true });
    const heard = new Set<string>();
    desk.on('documents', ({ items }: DocumentsMessage) => items.forEach(({ id }) => heard.add(id)));
    const other = await startChessboardHub(folders[1].data, { databaseUrl: postgres.url });
    const far = connect(other.url, other.links.desk, { screenId: 'far' });
    await join(far);
    await far.timeout(5_000).emitWithAck('document', { kind: 'annotation', id: 'theirs', version: 0, content: note });
    await expect.poll(() => [...heard]).toContain('theirs');
    far.close();
    await other.close();
    await hub.close();
  });

  test('does not keep the hub from stopping', async () => {
    network.cut();
    expect(await put('late')).toMatchObject({ ok: true });
    const began = performance.now();
    await hub.close();
    expect(performance.now() - began).toBeLessThan(60_000);
  });
});
