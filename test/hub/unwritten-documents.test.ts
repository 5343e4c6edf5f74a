import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation, DocumentKind, RoomDocument } from '@/model';
import type { Answer, DocumentsMessage } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import type { DocumentChange } from '../../src/hub/rooms/room-documents';
import { createRoomMemory, type RoomMemory } from '../../src/hub/rooms/room-memory';
import type { Database } from '../../src/hub/store/database';
import { openDocumentJournal } from '../../src/hub/store/document-journal';
import { migrate } from '../../src/hub/store/migrations';
import { openPostgres } from '../../src/hub/store/postgres-database';
import { startHubProcess, type HubProcess } from './hub-processes';
import { skipPostgres, startPostgres, type PostgresServer } from './postgres-server';
import { connect, join as joinRoom } from './screen';

const note = (text: string): Annotation => ({ kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text, photo: null, fadesAt: null });

describe.skipIf(skipPostgres)('documents changed while the database is away', () => {
  let folders: ReturnType<typeof makeDataFolder>[];
  let postgres: PostgresServer;
  let hubs: HubProcess[];
  let sockets: Socket[];
  beforeEach(async () => {
    [folders, hubs, sockets] = [[makeDataFolder(), makeDataFolder()], [], []];
    postgres = await startPostgres();
  });
  afterEach(async () => {
    for (const socket of sockets) socket.close();
    for (const hub of hubs) await hub.end('SIGKILL');
    await postgres.stop();
    for (const folder of folders) folder.remove();
  });

  async function start(which = 0): Promise<{ hub: HubProcess; put(id: string, text: string | null, version: number): Promise<unknown>; texts(): string[] }> {
    const hub = await startHubProcess({ data: folders[which]!.data, databaseUrl: postgres.url });
    hubs.push(hub);
    const socket = connect(hub.url, hub.links.desk, { screenId: `desk-${which}` });
    sockets.push(socket);
    const held = new Map<string, string>();
    socket.on('documents', ({ items, gone }: DocumentsMessage) => {
      for (const { id } of gone) held.delete(id);
      for (const { id, content } of items) held.set(id, (content as Annotation).text);
    });
    await joinRoom(socket);
    return {
      hub,
      put: async (id, text, version) => (await socket.timeout(5_000).emitWithAck('document', { kind: 'annotation', id, version, content: text === null ? null : note(text) })) as Answer<{ version: number }>,
      texts: () => [...held].map(([id, text]) => `${id}: ${text}`).toSorted(),
    };
  }
  const unwritten = (which = 0): string[] => (existsSync(join(folders[which]!.data, 'unwritten')) ? readdirSync(join(folders[which]!.data, 'unwritten')) : []);

  test('are all there when the hub is killed before the database is back, and starts again', async () => {
    const before = await start();
    for (const id of ['kept', 'changed', 'removed']) expect(await before.put(id, 'before', 0)).toMatchObject({ ok: true });
    await postgres.kill();
    expect(await before.put('changed', 'first', 1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await before.put('changed', 'while away', 2)).toMatchObject({ ok: true, value: { version: 3 } });
    expect(await before.put('removed', null, 1)).toMatchObject({ ok: true });
    expect(await before.put('added', 'while away', 0)).toMatchObject({ ok: true });
    await before.hub.end('SIGKILL');
    await postgres.start();

    const after = await start();
    await expect.poll(after.texts).toEqual(['added: while away', 'changed: while away', 'kept: before']);
    expect(unwritten()).toEqual([]);
    expect(await after.put('changed', 'goes on', 3)).toMatchObject({ ok: true, value: { version: 4 } });
  });

  test('are written by the hub itself when the database is back, and nothing is left on the disk', async () => {
    const { put } = await start();
    await put('n', 'before', 0);
    await postgres.kill();
    expect(await put('n', 'while away', 1)).toMatchObject({ ok: true });
    expect(unwritten()).toHaveLength(1);
    await postgres.start();
    await expect.poll(unwritten).toEqual([]);
    const other = await start(1);
    await expect.poll(other.texts).toEqual(['n: while away']);
  });

  test('give way to what another hub has written since, and are kept aside for people', async () => {
    const first = await start(0);
    for (const id of ['both', 'mine']) await first.put(id, 'before', 0);
    await postgres.kill();
    expect(await first.put('both', 'of the first', 1)).toMatchObject({ ok: true });
    expect(await first.put('mine', 'of the first', 1)).toMatchObject({ ok: true });
    await first.hub.end('SIGKILL');
    await postgres.start();
    const second = await start(1);
    expect(await second.put('both', 'of the second', 1)).toMatchObject({ ok: true });

    const again = await start(0);
    await expect.poll(again.texts).toEqual(['both: of the second', 'mine: of the first']);
    await expect.poll(second.texts).toEqual(['both: of the second', 'mine: of the first']);
    const aside = readFileSync(join(folders[0]!.data, 'documents-set-aside.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { change: DocumentChange });
    expect(aside.map(({ change: { document } }) => (document.content as Annotation).text)).toEqual(['of the first']);
    // What another changed says so, and what is changed next is taken.
    expect(await again.put('both', 'later', 2)).toMatchObject({ ok: true, value: { version: 3 } });
  });
});

describe.skipIf(skipPostgres)('a database that fails in the middle', () => {
  const by = { subject: 'desk', screen: 'Desk' };
  const name: { kind: DocumentKind; id: string } = { kind: 'annotation', id: 'n' };
  const change = (act: DocumentChange['act'], version: number, text: string): DocumentChange =>
    ({ act, changedBy: by, document: { kind: 'annotation', id: 'n', version, by, at: 1, content: note(text) } satisfies RoomDocument });
  let folder: ReturnType<typeof makeDataFolder>;
  let postgres: PostgresServer;
  let database: Database;
  let memory: RoomMemory;
  /** What becomes of a transaction. */
  let fault: 'none' | 'away' | 'committed, but it could not say so' | 'silent';
  let silence: Promise<void>;
  let endSilence: () => void;
  beforeEach(async () => {
    silence = new Promise((resolve) => { endSilence = resolve; });
    folder = makeDataFolder();
    postgres = await startPostgres();
    database = await openPostgres(postgres.url);
    await migrate(database);
    fault = 'none';
    memory = createRoomMemory({
      ...database,
      async transaction(work) {
        if (fault === 'away') throw new Error('away');
        if (fault === 'silent') await silence;
        const result = await database.transaction(work);
        if (fault !== 'none') throw new Error('lost');
        return result;
      },
    }, openDocumentJournal(folder.data, 'city'), 'city');
    await memory.load('notes', false);
  });
  afterEach(async () => {
    fault = 'none';
    endSilence();
    await memory.close();
    await database.close();
    await postgres.stop();
    folder.remove();
  });
  const say = async (...changes: DocumentChange[]): Promise<unknown> => {
    memory.documents.changed('notes', changes);
    return memory.documents.written('notes', name);
  };
  const there = async (): Promise<string[]> => (await memory.documents.read('notes')).map(({ document }) => `${document.version} ${(document.content as Annotation).text}`);

  test('without having said what it has written: this hub\'s own change is no other\'s', async () => {
    fault = 'committed, but it could not say so';
    expect(await say(change('added', 1, 'one'))).toBe('written');
    expect(await say(change('changed', 2, 'two'))).toBe('written');
    fault = 'none';
    await memory.flush();
    expect(await there()).toEqual(['2 two']);
    expect(existsSync(join(folder.data, 'documents-set-aside.jsonl'))).toBe(false);
  });

  test('and is silent: a change is answered before its screen gives up', async () => {
    fault = 'silent';
    const began = performance.now();
    expect(await say(change('added', 1, 'one'))).toBe('written');
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(readdirSync(join(folder.data, 'unwritten'))).toHaveLength(1);
  });

  test('and no disk either: the change is said to be unsaved, and written when the database is back', async () => {
    writeFileSync(join(folder.data, 'unwritten'), 'a file where the folder would be');
    fault = 'away';
    expect(await say(change('added', 1, 'one'))).toBe('unsaved');
    fault = 'none';
    await memory.flush();
    expect(await there()).toEqual(['1 one']);
    expect(await say(change('changed', 2, 'two'))).toBe('written');
  });
});
