import { setTimeout as pause } from 'node:timers/promises';
import type { Screen } from '../../src/model';
import { cameraAt, openHeadless, type HeadlessScreen } from '../../test/headless-screen';
import { startFaultyNetwork, type Weather } from '../../test/faulty-network';
import type { RunningHub } from '../../test/system/running-hub';
import { bareCity } from './bare-hub';
import { share, spread, type Spread } from './statistics';

export interface Wall {
  name: string;
  rows: number;
  columns: number;
  seconds: number;
  /** Who is behind a network of this weather; the others are beside the hub. */
  slow?: 'leader' | 'followers';
  weather?: Partial<Weather>;
  /** Panels are tablets instead: each follows by itself. */
  apart?: boolean;
}

interface WallResult extends Wall {
  frames: number;
  /** Change at the leader → a frame's pose at a follower; the playout delay is part of it. */
  latencyMs: Spread;
  /** How far the pose of a frame is, in time, from what all panels should show then. */
  offMs: Spread;
  /** How far apart in time the panels' poses are at one instant, furthest two of all panels. */
  apartMs: Spread;
  /** Share of instants at which all panels are less than one 60 Hz frame apart, and less than two. */
  sameFrame: number;
  withinOneFrame: number;
  /** Share of a follower's frames in which the picture went on by 0.5 to 1.5 of what the leader went on by in a frame. */
  smooth: number;
  playoutDelayMs: number[];
  /** Whether all followers hold the leader's very value after the motion. */
  settledIdentical: boolean;
}

const frameMs = 1_000 / 60;
/** Degrees the leader moves per millisecond. */
const speed = 1e-6;
/** Not counted: the follower gets to know its network. */
const warmUpMs = 5_000;
const origin = 71;

/**
 * The link without the drawing: a leader and the panels of a wall, the real screen's side of each, over the real hub. All ask
 * for their camera 60 times a second at the same instants, as panels whose displays are in step would.
 */
export async function measureClients(hub: RunningHub, wall: Wall): Promise<WallResult> {
  const network = await startFaultyNetwork(hub.port);
  const slow = network.through(hub.hub);
  const [panelUrl, leaderUrl] = [wall.slow === 'followers' ? slow : hub.hub, wall.slow === 'leader' ? slow : hub.hub];
  const leader = openHeadless(leaderUrl, hub.desk, bareCity, { screenId: `leader-${wall.name}`, name: 'leader', class: 'medium' });
  const panels: HeadlessScreen[] = [];
  for (let row = 0; row < wall.rows; row++) {
    for (let column = 0; column < wall.columns; column++) {
      const screenId = `${wall.name}-${row}-${column}`;
      const own: Screen = wall.apart
        ? { screenId, name: screenId, class: 'small' }
        : { screenId, name: screenId, class: 'large', tile: { row, column, rows: wall.rows, columns: wall.columns } };
      panels.push(openHeadless(panelUrl, wall.apart ? hub.field : hub.wall, bareCity, own));
    }
  }
  network.set(wall.weather ?? {});
  const all = [leader, ...panels];
  while (!all.every(({ store }) => store.getState().clock && store.getState().status === 'online')) await pause(50);
  const lead = await leader.connection.lead('camera');
  if (!lead.ok) throw new Error(lead.refusal.message);

  const latency: number[] = [];
  const off: number[] = [];
  const apart: number[] = [];
  const steps: number[] = [];
  let before: number[] | null = null;
  const start = performance.now();
  let lastFrame = start;
  for (let frame = 1; performance.now() - start < wall.seconds * 1_000; frame++) {
    await pause(Math.max(0, start + frame * frameMs - performance.now()));
    const now = performance.now();
    leader.view.set('camera', cameraAt(origin + (now - start) * speed), 'user');
    for (const { view, connection } of panels) {
      const followed = connection.followCamera.evaluate(now);
      if (followed) view.set('camera', followed, 'remote');
    }
    if (now - start < warmUpMs) continue;
    const times = panels.map(({ view }) => (view.get('camera').view.longitude - origin) / speed);
    for (const [i, at] of times.entries()) {
      latency.push(now - start - at);
      off.push(Math.abs(now - start - panels[i]!.store.getState().playoutDelayMs - at));
      if (before) steps.push((at - before[i]!) / (now - lastFrame));
    }
    apart.push(Math.max(...times) - Math.min(...times));
    [before, lastFrame] = [times, now];
  }
  await pause(3_000);
  const end = leader.view.get('camera').view.longitude;
  const settledIdentical = panels.every(({ view }) => view.get('camera').view.longitude === end);
  for (const { connection, errors } of all) {
    connection.close();
    for (const error of errors) process.stderr.write(`${error}\n`);
  }
  await network.close();
  return {
    ...wall, frames: apart.length, latencyMs: spread(latency), offMs: spread(off), apartMs: spread(apart),
    sameFrame: share(apart, (ms) => ms < frameMs), withinOneFrame: share(apart, (ms) => ms < 2 * frameMs),
    smooth: share(steps, (step) => step > 0.5 && step < 1.5),
    playoutDelayMs: [...new Set(panels.map(({ store }) => store.getState().playoutDelayMs))],
    settledIdentical,
  };
}
