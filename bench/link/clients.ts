import { setTimeout as pause } from 'node:timers/promises';
import { initialState, type CameraAspect, type Screen } from '../../src/model';
import { createLinkStore, createRequestStore, createViewStore } from '../../src/state';
import { connect } from '../../src/sync';
import { tokenOf } from './sockets';
import { spread, type Spread } from './statistics';

interface ClientsResult {
  seconds: number;
  /** Change at the leader → the same pose at a follower; the playout delay is part of it. */
  latencyMs: Spread;
  /** How far apart in time the poses are that two followers have at one instant. */
  skewMs: Spread;
  /** Share of instants at which the two are less than one 60 Hz frame apart. */
  withinOneFrame: number;
  /** Whether both followers hold the leader's very value after the motion. */
  settledIdentical: boolean;
}

const frameMs = 1_000 / 60;
/** Degrees the leader moves per millisecond. */
const speed = 1e-6;
const origin = 71;

const cameraAt = (longitude: number): CameraAspect =>
  ({ view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 });

function open(url: string, link: string, screen: Screen) {
  const view = createViewStore(initialState(cameraAt(origin)));
  const store = createLinkStore(screen.screenId);
  const connection = connect({
    url, token: tokenOf(link), screen, cityId: 'astana', view, link: store, requests: createRequestStore(),
    onMovers: () => {},
    onError: (message) => process.stderr.write(`${screen.name}: ${message}\n`),
  });
  return { view, store, connection };
}

/** The link without the drawing: a leader and two panels, the real screen's side of each, over the real hub. */
export async function measureClients(links: { hub: string; desk: string; wall: string }, seconds: number): Promise<ClientsResult> {
  const leader = open(links.hub, links.desk, { screenId: 'clients-desk', name: 'leader', class: 'medium' });
  const panel = (column: number) =>
    open(links.hub, links.wall, { screenId: `clients-${column}`, name: `panel ${column}`, class: 'large', tile: { row: 0, column, rows: 1, columns: 2 } });
  const panels = [panel(0), panel(1)] as const;
  const all = [leader, ...panels];
  while (!all.every(({ store }) => store.getState().clock && store.getState().status === 'online')) await pause(50);
  const lead = await leader.connection.lead('camera');
  if (!lead.ok) throw new Error(lead.refusal.message);

  const latency: number[] = [];
  const skew: number[] = [];
  const start = performance.now();
  for (let frame = 1; performance.now() - start < seconds * 1_000; frame++) {
    await pause(Math.max(0, start + frame * frameMs - performance.now()));
    const now = performance.now();
    leader.view.set('camera', cameraAt(origin + (now - start) * speed), 'user');
    const [a, b] = panels.map(({ connection }) => connection.followCamera.evaluate(now)?.view.longitude);
    if (a === undefined || b === undefined || now - start < 1_000) continue;
    for (const longitude of [a, b]) latency.push(now - start - (longitude - origin) / speed);
    skew.push(Math.abs(a - b) / speed);
  }
  await pause(1_000);
  const end = leader.view.get('camera').view.longitude;
  const settledIdentical = panels.every(({ view }) => view.get('camera').view.longitude === end);
  for (const { connection } of all) connection.close();
  return { seconds, latencyMs: spread(latency), skewMs: spread(skew), withinOneFrame: skew.filter((ms) => ms < frameMs).length / skew.length, settledIdentical };
}
