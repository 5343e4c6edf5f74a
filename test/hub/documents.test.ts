import type { Annotation } from '@/model';
import { type Answer, type DocumentsMessage } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { databases } from './databases';
import { connect, join, next } from './screen';

const note = (changes: Partial<Annotation> = {}): Annotation =>
  ({ kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text: '', photo: null, fadesAt: null, ...changes });
const put = async (socket: Socket, id: string, content: unknown, version = 0): Promise<Answer<{ version: number }>> =>
  (await socket.timeout(10_000).emitWithAck('document', { kind: 'annotation', id, version, content })) as Answer<{ version: number }>;
const ids = ({ items }: DocumentsMessage): string[] => items.map(({ id }) => id).toSorted();

for (const { name, skip, start } of databases) describe.skipIf(skip)(`documents of a room on ${name}`, () => {
  test('are told to every screen, whole to who joins, and outlive the hub unless they fade soon (R60, R62)', async () => {
    const folder = makeDataFolder();
    const database = await start();
    const open = () => startChessboardHub(folder.data, { databaseUrl: database.url });
    let hub = await open();
    const desk = connect(hub.url, hub.links.desk, { screenId: 'desk' });
    const field = connect(hub.url, hub.links.field, { screenId: 'field' });
    const first = next<DocumentsMessage>(field, 'documents');
    await join(desk);
    await join(field);
    expect(await first).toEqual({ whole: true, items: [], gone: [] });

    const heard = next<DocumentsMessage>(field, 'documents');
    expect(await put(desk, 'kept', note({ text: 'Gate' }))).toEqual({ ok: true, value: { version: 1 } });
    expect(await heard).toMatchObject({ whole: false, items: [{ id: 'kept', version: 1, by: { screen: 'Screen desk' } }] });
    const fading = next<DocumentsMessage>(field, 'documents');
    expect(await put(desk, 'fading', note({ fadesAt: Date.now() + 1_500 }))).toMatchObject({ ok: true });
    await fading;
    const faded = next<DocumentsMessage>(field, 'documents');
    expect(await faded).toEqual({ whole: false, items: [], gone: [{ kind: 'annotation', id: 'fading' }] });
    expect(await put(desk, 'soon', note({ fadesAt: Date.now() + 300_000 }))).toMatchObject({ ok: true });
    expect(await put(desk, 'gone', note())).toMatchObject({ ok: true });
    expect(await put(field, 'gone', null, 1)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(await put(desk, 'gone', null, 1)).toMatchObject({ ok: true });
    expect(await put(desk, 'kept', note({ text: 'Gate 2' }), 1)).toMatchObject({ ok: true });
    const long = note({ kind: 'ink', points: Array.from({ length: 1_000 }, (_, i) => ({ longitude: 71.123456789 + i / 1e5, latitude: 51.123456789, height: 345.678 })) });
    for (let i = 0; i < 8; i++) expect(await put(desk, `ink-${i}`, long)).toMatchObject({ ok: true });
    desk.close();
    field.close();
    await hub.close();

    hub = await open();
    const back = connect(hub.url, hub.links.desk, { screenId: 'back' });
    const pages: DocumentsMessage[] = [];
    const whole = new Promise<void>((resolve) => {
      back.on('documents', (page: DocumentsMessage) => {
        pages.push(page);
        if (pages.flatMap(ids).length === 9) resolve();
      });
    });
    await join(back);
    await whole;
    expect(pages.map((page) => page.whole)).toEqual([true, ...pages.slice(1).map(() => false)]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(ids).filter((id) => !id.startsWith('ink'))).toEqual(['kept']);
    expect(pages[0]!.items[0]).toMatchObject({ id: 'kept', version: 2, content: { text: 'Gate 2' } });
    expect(await put(back, 'kept', note({ text: 'old' }), 1)).toMatchObject({ ok: false, refusal: { code: 'conflict', message: expect.stringContaining('Screen desk') as string } });
    back.close();
    await hub.close();
    await database.stop();
    folder.remove();
  });
});
