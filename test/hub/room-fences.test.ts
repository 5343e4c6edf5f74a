import type { Annotation, RoomDocument } from '@/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/hub/store/database';
import { openDocumentJournal } from '../../src/hub/store/document-journal';
import { migrate } from '../../src/hub/store/migrations';
import { openPostgres } from '../../src/hub/store/postgres-database';
import type { DocumentChange, KeptDocument } from '../../src/hub/rooms/room-documents';
import { createRoomMemory, type RoomMemory } from '../../src/hub/rooms/room-memory';
import type { RoomSnapshot } from '../../src/hub/rooms/room-snapshot';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import { skipPostgres, startPostgres, type PostgresServer } from './postgres-server';

const by = { subject: 'desk', screen: 'Desk' };
const content = (text: string): Annotation => ({ kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text, photo: null, fadesAt: null });
const change = (act: DocumentChange['act'], version: number, text: string): DocumentChange =>
  ({ act, changedBy: by, document: { kind: 'annotation', id: 'n', version, by, at: 1, content: content(text) } satisfies RoomDocument });
const name = { kind: 'annotation', id: 'n' } as const;
const free = { epoch: 0, leader: null, value: null };
const showing = (epoch: number, id: string): RoomSnapshot => ({
  aspects: {
    camera: free, clock: free, layers: free, filters: free, region: free, charts: free,
    selection: { epoch, leader: 'desk', value: { aspect: 'selection', kind: 'settle', epoch, seq: 1, sampledAt: 1, value: { kind: 'building', id }, leader: 'desk' } },
  },
  shown: null, held: [], history: [{ values: { region: id }, caption: null }],
});

describe.skipIf(skipPostgres)('two hubs that write the same room', () => {
  let postgres: PostgresServer;
  const databases: Database[] = [];
  const folders = [makeDataFolder(), makeDataFolder()];
  let memories: [RoomMemory, RoomMemory];
  beforeAll(async () => {
    postgres = await startPostgres();
    for (let i = 0; i < 2; i++) databases.push(await openPostgres(postgres.url));
    await Promise.all(databases.map(migrate));
    memories = databases.map((database, i) => createRoomMemory(database, openDocumentJournal(folders[i]!.data, 'city'), 'city')) as typeof memories;
  });
  afterAll(async () => {
    for (const memory of memories) await memory.close();
    for (const database of databases) await database.close();
    await postgres.stop();
    for (const folder of folders) folder.remove();
  });

  test('only the later home writes what the room shows; the earlier one is told so (R103)', async () => {
    const [a, b] = memories;
    const fenced: string[] = [];
    a.onFenced((room) => fenced.push(room));
    await a.load('ops', true);
    a.stateChanged('ops', showing(1, 'first'), null);
    await a.flush();
    const { state } = await b.load('ops', true);
    expect(state).toMatchObject({ aspects: { selection: { epoch: 1_001, value: { value: { id: 'first' } } } }, history: [{ values: { region: 'first' } }] });
    expect([await a.stillHas('ops'), await b.stillHas('ops')]).toEqual([false, true]);

    b.stateChanged('ops', showing(1_002, 'second'), null);
    await b.flush();
    a.stateChanged('ops', showing(9_000, 'stale'), null);
    await a.flush();
    expect(fenced).toEqual(['ops']);
    // Who is no home, because the others cannot be reached, reads and does not write.
    await a.load('ops', false);
    a.stateChanged('ops', showing(9_001, 'alone'), null);
    await a.flush();
    expect((await a.load('ops', false)).state.aspects.selection).toMatchObject({ epoch: 2_002, value: { value: { id: 'second' } } });
  });

  test('a hub that hangs in the middle of writing does not keep the other from writing', async () => {
    const [hanging, other] = databases as [Database, Database];
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => { wake = resolve; });
    let locked = (): void => undefined;
    const holds = new Promise<void>((resolve) => { locked = resolve; });
    const written = hanging.transaction(async (query) => {
      await query('select last_offset from log_head for update');
      locked();
      await asleep;
      await query('update log_head set last_offset = 999');
    });
    await holds;
    await other.query('update log_head set last_offset = 7');
    wake();
    await expect(written).rejects.toThrow(/terminat|not queryable/);
    expect(await hanging.query('select last_offset::int as last from log_head')).toEqual([{ last: 7 }]);
  });

  test('a document is written on the version it was changed from, or not at all; each hub hears what the other has written (R105)', async () => {
    const [a, b] = memories;
    const found: [string, KeptDocument | null][] = [];
    const text = (which: number): string | undefined => {
      const last = found.findLast(([hub]) => hub === 'ab'[which])?.[1];
      return last?.document.kind === 'annotation' ? last.document.content.text : undefined;
    };
    for (const [i, memory] of memories.entries()) {
      await memory.load('notes', false);
      memory.documents.onFound('notes', (_, kept) => found.push(['ab'[i]!, kept]));
    }
    a.documents.changed('notes', [change('added', 1, 'one')]);
    expect(await a.documents.written('notes', name)).toBe('written');
    await expect.poll(() => text(1)).toBe('one');

    a.documents.changed('notes', [change('changed', 2, 'from a')]);
    b.documents.changed('notes', [change('changed', 2, 'from b')]);
    const written = await Promise.all([a.documents.written('notes', name), b.documents.written('notes', name)]);
    expect(written.toSorted()).toEqual(['beaten', 'written']);
    const [winner, loser] = written[0] === 'written' ? [0, 1] : [1, 0];
    await expect.poll(() => text(loser!)).toBe(`from ${'ab'[winner!]}`);
    expect((await a.documents.read('notes')).map(({ document }) => document.version)).toEqual([2]);

    // Several changes at once go from the version that is written.
    a.documents.changed('notes', [change('changed', 3, 'three')]);
    a.documents.changed('notes', [change('changed', 4, 'four')]);
    expect(await a.documents.written('notes', name)).toBe('written');
    await expect.poll(() => text(1)).toBe('four');
    b.documents.changed('notes', [change('removed', 4, 'four')]);
    expect(await b.documents.written('notes', name)).toBe('written');
    await expect.poll(() => found.at(-1)).toEqual(['a', null]);
    expect(await a.documents.read('notes')).toEqual([]);
  });
});
