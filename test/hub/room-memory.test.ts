import type { Answer, AspectMessage, RoomLogPage, Welcome } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { databases } from './databases';
import { connect, join, tokenOf } from './screen';

const select = async (socket: Socket, epoch: number, seq: number, id: string): Promise<Answer<unknown>> => {
  const message: AspectMessage = { aspect: 'selection', kind: 'settle', epoch, seq, sampledAt: Date.now(), value: { kind: 'building', id } };
  return (await socket.timeout(10_000).emitWithAck('aspect', message)) as Answer<unknown>;
};
const welcome = async (socket: Socket): Promise<Welcome> => {
  const answer = await join(socket);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};

for (const { name, skip, start } of databases) describe.skipIf(skip)(`the room's memory on ${name}`, () => {
  test('what a room showed and its epochs outlive the hub; the log says who did what before and after (R63, R64, R65)', async () => {
    const folder = makeDataFolder();
    const database = await start();
    const open = () => startChessboardHub(folder.data, { databaseUrl: database.url });
    let hub = await open();
    const began = Date.now() - 1_000;
    const desk = connect(hub.url, hub.links.desk, { screenId: 'desk' });
    const first = await welcome(desk);
    const { epoch } = first.room.leases.selection;
    expect(await select(desk, epoch, 1, 'b1')).toMatchObject({ ok: true });
    expect(await desk.timeout(10_000).emitWithAck('show', { values: { region: 'c1' }, transitionMs: 0, caption: { title: 'Flood', text: '' } })).toMatchObject({ ok: true });
    expect(await desk.timeout(10_000).emitWithAck('gather', {})).toMatchObject({ ok: true });
    const log = async (link: string, query: string, room = 'main'): Promise<{ status: number; body: RoomLogPage & { error?: string } }> => {
      const response = await fetch(`${hub.url}/api/rooms/${room}/log?${query}`, { headers: { authorization: `Bearer ${tokenOf(link)}` } });
      return { status: response.status, body: (await response.json()) as RoomLogPage };
    };
    const span = `from=${began}&to=${Date.now() + 3_600_000}`;
    const kinds = ({ body }: { body: RoomLogPage }): string[] => body.entries.map(({ kind }) => kind);
    const whole = await log(hub.links.desk, span);
    expect(kinds(whole)).toEqual(expect.arrayContaining(['state', 'joined', 'leads', 'value', 'shown', 'gathered']));
    expect(whole.body.entries.find(({ kind }) => kind === 'shown')).toMatchObject({ screen: { name: 'Screen desk' }, content: { caption: { title: 'Flood' } } });

    const pages: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page = await log(hub.links.desk, `${span}&limit=2&after=${after}`);
      pages.push(...page.body.entries.map(({ position }) => position));
      after = page.body.next;
    }
    expect(pages.slice(0, whole.body.entries.length)).toEqual(whole.body.entries.map(({ position }) => position));
    // The state before the span is there even when the span begins after it.
    const late = await log(hub.links.desk, `from=${Date.now() + 60_000}&to=${Date.now() + 70_000}`);
    expect(kinds(late)[0]).toBe('state');

    expect(await log(hub.links.field, span)).toMatchObject({ status: 403, body: { error: expect.stringContaining('inspector') as string } });
    expect(await log(hub.links.desk, span, 'other')).toMatchObject({ status: 403, body: { error: expect.stringContaining('"main"') as string } });
    expect(await log(hub.links.desk, 'from=5&to=1')).toMatchObject({ status: 400 });
    expect((await fetch(`${hub.url}/api/rooms/main/log?${span}`)).status).toBe(401);
    desk.close();
    await hub.close();

    hub = await open();
    const back = connect(hub.url, hub.links.wall, { screenId: 'wall' });
    const { values, room } = await welcome(back);
    expect(values.map(({ aspect, value }) => [aspect, value])).toEqual([['selection', { kind: 'building', id: 'b1' }], ['region', 'c1']]);
    expect(room.leases.selection.leader).toBeNull();
    expect(room.leases.selection.epoch).toBeGreaterThan(epoch);
    const again = await log(hub.links.desk, span);
    expect(again.body.entries.slice(0, whole.body.entries.length).map(({ position }) => position)).toEqual(whole.body.entries.map(({ position }) => position));
    expect(again.body.entries.filter(({ kind }) => kind === 'left').map(({ screen }) => screen?.screenId)).toEqual(['desk']);
    expect(again.body.entries.findLast(({ kind }) => kind === 'state')).toMatchObject({ content: { values: { region: 'c1' }, leaders: {}, screens: [] } });
    back.close();
    await hub.close();
    await database.stop();
    folder.remove();
  });
});
