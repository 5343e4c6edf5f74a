import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import { databases, type TestDatabase } from './databases';
import { startHubProcess, type HubProcess } from './hub-processes';
import { aReport, connect, snapshot } from './screen';

for (const { name, skip, start } of databases) describe.skipIf(skip)(`a hub killed with −9, its log on ${name}`, () => {
  const folder = makeDataFolder();
  let database: TestDatabase;
  let last: HubProcess | undefined;
  beforeAll(async () => { database = await start(); });
  afterAll(async () => {
    await last?.end('SIGKILL');
    await database.stop();
    folder.remove();
  });

  test('has after its restart every request it had acknowledged, each time again', async () => {
    const acknowledged = new Map<string, number>();
    const unanswered: object[] = [];
    for (const killAfter of [40, 150, 400]) {
      const hub = await startHubProcess({ data: folder.data, databaseUrl: database.url, feeds: 'simulated' });
      const field = connect(hub.url, hub.links.field);
      const before = await snapshot(field);
      expect(before.items.map(({ requestId }) => requestId)).toEqual(expect.arrayContaining([...acknowledged.keys()]));

      // What was not answered is sent again, as a tablet does, and counts once.
      for (const command of unanswered.splice(0)) {
        const answer = (await field.emitWithAck('report', command)) as { ok: true; value: { offset: number; requestId: string } };
        expect(answer.ok).toBe(true);
        acknowledged.set(answer.value.requestId, answer.value.offset);
      }
      const target = acknowledged.size + killAfter;
      const sending = new Map<string, object>();
      while (acknowledged.size < target) {
        // Several in flight at any time, so that the kill falls into the middle of a transaction.
        for (let i = 0; i < 4; i++) {
          const command = aReport();
          sending.set(command.requestId, command);
          field.emit('report', command, (answer: { ok: boolean; value: { offset: number } }) => {
            expect(answer.ok).toBe(true);
            sending.delete(command.requestId);
            acknowledged.set(command.requestId, answer.value.offset);
          });
        }
        await sleep(2);
      }
      await hub.end('SIGKILL');
      field.close();
      unanswered.push(...sending.values());
    }

    const hub = await startHubProcess({ data: folder.data, databaseUrl: database.url, feeds: 'simulated' });
    last = hub;
    const field = connect(hub.url, hub.links.field);
    const { items } = await snapshot(field);
    const kept = items.filter(({ source }) => source === 'field').map(({ requestId }) => requestId);
    expect(acknowledged.size).toBeGreaterThan(590);
    expect([...acknowledged.keys()].filter((requestId) => !kept.includes(requestId))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
    expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
    expect(await field.emitWithAck('report', aReport())).toMatchObject({ ok: true });
    field.close();
  });
});
