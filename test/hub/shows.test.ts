import type { Answer, Commit, Prepare, Room } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { connect, join, next } from './screen';

const wall = (url: string, link: string, screenId: string): Socket =>
  connect(url, link, { screenId, auth: { screen: { screenId, name: screenId, class: 'large' } } });
const say = async (socket: Socket, event: string, message: unknown): Promise<Answer<{ version: number }>> =>
  (await socket.timeout(10_000).emitWithAck(event, message)) as Answer<{ version: number }>;
const region = (id: string) => ({ values: { region: id }, transitionMs: 0, caption: { title: id, text: '' } });
const scene = (title: string) => ({ scene: { title, text: '', values: { region: title }, transition: 0 }, dwell: 2 });
/** Captions in the order the room hears of them, until there are so many. */
const captions = (socket: Socket, count: number): Promise<string[]> => new Promise((resolve) => {
  const heard: string[] = [];
  socket.on('room', ({ shown }: Room) => {
    const title = shown?.caption?.title;
    if (title !== undefined && heard.at(-1) !== title && heard.push(title) === count) resolve(heard);
  });
});

test('a show goes through both phases over sockets, the same commit for every panel; one that was silent is not waited for (R40)', async () => {
  const folder = makeDataFolder();
  const hub = await startChessboardHub(folder.data, {});
  try {
    const panels = ['wall-0', 'wall-1'].map((id) => wall(hub.url, hub.links.wall, id));
    const desk = connect(hub.url, hub.links.desk, { screenId: 'desk' });
    for (const each of [...panels, desk]) await join(each);

    const prepared = panels.map((panel) => next<Prepare>(panel, 'prepare'));
    const commits = panels.map((panel) => next<Commit>(panel, 'commit'));
    expect(await say(desk, 'show', region('c01'))).toEqual({ ok: true, value: { version: 1 } });
    for (const each of prepared) expect(await each).toMatchObject({ version: 1, values: { region: 'c01' }, by: { screen: 'Screen desk' } });
    panels[0]!.emit('ready', { version: 1 });
    const [a, b] = await Promise.all(commits);
    expect(a).toEqual(b);
    expect(a).toMatchObject({ version: 1, versions: { region: { seq: 1 } } });

    expect(await say(panels[0]!, 'show', region('c02'))).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(await say(desk, 'show', { ...region('c02'), values: {} })).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    for (const each of [...panels, desk]) each.close();
  } finally {
    await hub.close();
  }
});

test('a playlist that was started goes on without a desk, and after a restart of the hub (R47)', async () => {
  const folder = makeDataFolder();
  let hub = await startChessboardHub(folder.data, {});
  try {
    const desk = connect(hub.url, hub.links.desk, { screenId: 'desk' });
    await join(desk);
    // A hand that leads the camera would hold the playlist up for a minute (R48).
    await desk.timeout(10_000).emitWithAck('role', { aspect: 'camera', role: 'free' });
    const put = (kind: string, id: string, content: unknown) => say(desk, 'document', { kind, id, version: 0, content });
    expect(await put('storyboard', 'tour', { title: 'Tour', steps: [scene('c01'), scene('c02')] })).toMatchObject({ ok: true });
    const begun = captions(desk, 1);
    expect(await put('playlist', 'duty', { title: 'Duty', storyboards: ['tour'], running: true, interrupt: null })).toMatchObject({ ok: true });
    expect(await begun).toEqual(['c01']);
    desk.close();

    const panel = wall(hub.url, hub.links.wall, 'wall-0');
    const onTheWall = captions(panel, 3);
    await join(panel);
    expect(new Set(await onTheWall)).toEqual(new Set(['c01', 'c02']));
    panel.close();
    await hub.close();

    hub = await startChessboardHub(folder.data, {});
    const again = wall(hub.url, hub.links.wall, 'wall-0');
    const after = captions(again, 3);
    await join(again);
    expect(new Set(await after)).toEqual(new Set(['c01', 'c02']));
    again.close();
  } finally {
    await hub.close();
  }
});
