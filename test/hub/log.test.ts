import type { RequestsMessage } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hub } from '@/hub';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { databases, type TestDatabase } from './databases';
import { aReport, connect, join, snapshot } from './screen';

for (const { name, skip, start } of databases) describe.skipIf(skip)(`the log on ${name}`, () => {
  const folder = makeDataFolder();
  let database: TestDatabase;
  let hub: Hub;
  const sockets: Socket[] = [];
  const screen = (screenId: string, link = hub.links.field): Socket => {
    const socket = connect(hub.url, link, { screenId });
    sockets.push(socket);
    return socket;
  };
  const report = (socket: Socket, command: object) => socket.timeout(10_000).emitWithAck('report', command);
  beforeAll(async () => {
    database = await start();
    hub = await startChessboardHub(folder.data, { databaseUrl: database.url });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await hub.close();
    await database.stop();
    folder.remove();
  });

  test('answers the same command twice with the same entry, and refuses its id for anything else', async () => {
    const field = screen('twice');
    await join(field);
    const command = aReport();
    const first = await report(field, command);
    expect(first).toMatchObject({ ok: true, value: { requestId: command.requestId } });
    expect(await report(field, command)).toEqual(first);
    expect(await report(field, { ...command, description: 'Other' })).toMatchObject({ ok: false, refusal: { code: 'conflict', message: expect.stringContaining(command.commandId) as string } });
    const desk = screen('desk', hub.links.desk);
    await join(desk);
    expect(await report(desk, command)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(await report(field, { ...command, commandId: crypto.randomUUID() })).toMatchObject({ ok: false, refusal: { code: 'conflict', message: expect.stringContaining('exists already') as string } });
    const both = aReport();
    const answers = await Promise.all([report(field, both), report(field, both), report(field, both)]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('refuses what comes from more than five minutes in the future, and takes what is late', async () => {
    const field = screen('future');
    await join(field);
    expect(await report(field, aReport({ occurredAt: Date.now() + 6 * 60_000 }))).toMatchObject({
      ok: false, refusal: { code: 'malformed', message: expect.stringMatching(/occurredAt: .* 6 minutes in the future/) as string, remedy: expect.stringContaining('clock') as string },
    });
    expect(await report(field, aReport({ occurredAt: Date.now() + 4 * 60_000 }))).toMatchObject({ ok: true });
    expect(await report(field, aReport({ occurredAt: Date.now() - 30 * 86_400_000 }))).toMatchObject({ ok: true });
  });

  test('numbers entries without gaps, and says who is responsible, by when, and on which street', async () => {
    const field = screen('numbers');
    const before = await snapshot(field);
    const commands = Array.from({ length: 20 }, () => aReport());
    const answers = await Promise.all(commands.map((command) => report(field, command)));
    expect(answers.map(({ value }) => value.offset).sort((a, b) => a - b)).toEqual(commands.map((_, i) => before.offset + 1 + i));
    const after = await snapshot(screen('after'), before.offset);
    expect(after.items.map(({ requestId }) => requestId)).toEqual(answers.sort((a, b) => a.value.offset - b.value.offset).map(({ value }) => value.requestId));
    expect(after.items[0]).toMatchObject({ agency: 'Road maintenance', address: expect.stringMatching(/^(Row|Column) \d+$/) as string, source: 'field', rev: 1, status: 'reported' });
    expect(after.items[0]!.dueAt! - after.items[0]!.requestedAt).toBe(72 * 3_600_000);
  });

  test('gives every screen every request exactly once and in order, however it joins while others write', async () => {
    const writer = screen('writer');
    const { offset: begin } = await snapshot(writer);
    const seen: { messages: RequestsMessage[] }[] = [];
    const written: Promise<unknown>[] = [];
    for (let i = 0; i < 1_200; i++) {
      written.push(report(writer, aReport()));
      if (i % 100 !== 0) continue;
      const reader = screen(`reader-${i}`);
      const record: { messages: RequestsMessage[] } = { messages: [] };
      reader.on('requests', (message: RequestsMessage) => record.messages.push(message));
      seen.push(record);
      await join(reader, begin);
    }
    await Promise.all(written);
    const last = begin + 1_200;
    await expect.poll(() => seen.every(({ messages }) => messages.at(-1)?.offset === last && !messages.at(-1)!.more), { timeout: 10_000 }).toBe(true);
    for (const { messages } of seen) {
      const ids = messages.flatMap(({ items }) => items.map(({ requestId }) => requestId));
      expect(ids).toHaveLength(1_200);
      expect(new Set(ids).size).toBe(1_200);
      expect(messages.every(({ offset, items }, i) => items.length <= 500 && (i === 0 || offset >= messages[i - 1]!.offset))).toBe(true);
      const ended = messages.findIndex(({ more }) => !more);
      expect(messages.slice(ended).every(({ more }) => !more)).toBe(true);
    }
  });

  test('starts over for a screen that knows an offset of another log', async () => {
    const { items } = await snapshot(screen('stranger'), 1_000_000_000);
    expect(items.length).toBeGreaterThan(1_200);
  });
});
