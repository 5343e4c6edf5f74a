import { aspects, chartKinds, type Identity, type Screen, type SharedState } from '../../src/model';
import type { Random } from './random';
import type { Page } from './world';

/** Where operations happen: a fake network, or a real one. */
export interface Scene {
  readonly pages: ReadonlyMap<string, Page>;
  open(screen: Screen, identity: Identity): void;
  kill(screenId: string): void;
  cut(screenId: string, cut: boolean): void;
  isCut(screenId: string): boolean;
  /** Left out where machines cannot be put to sleep. */
  sleep?(screenId: string, ms: number, suspended: boolean): void;
  restartHub?(remembers: boolean): void;
}

/** Each number is a time to let pass, milliseconds. */
type Course = Generator<number, void, void>;

/** Who may be in the room. */
export const cast: [Screen, Identity['role']][] = [
  [{ screenId: 'desk-a', name: 'Desk A', class: 'medium' }, 'dispatcher'],
  [{ screenId: 'desk-b', name: 'Desk B', class: 'medium' }, 'dispatcher'],
  [{ screenId: 'wall-0', name: 'Wall 0', class: 'large' }, 'wall'],
  [{ screenId: 'wall-1', name: 'Wall 1', class: 'large' }, 'wall'],
  [{ screenId: 'field-a', name: 'Tablet A', class: 'small' }, 'inspector'],
  [{ screenId: 'field-b', name: 'Tablet B', class: 'small' }, 'inspector'],
];

function* changeByUser(scene: Scene, random: Random): Course {
  const aspect = random.pick(aspects);
  const pages = [...scene.pages.values()];
  const leader = pages.find(({ link }) => link.getState().roles[aspect] === 'lead');
  const { view } = leader && random.chance(0.85) ? leader : random.pick(pages);
  const values: { [A in Exclude<typeof aspect, 'camera'>]: () => SharedState[A] } = {
    clock: () => (random.chance(0.3) ? { mode: 'live' } : { mode: 'set', at: random.int(0, 2_000_000_000), since: random.int(0, 2_000_000_000), rate: random.int(0, 600) }),
    region: () => (random.chance(0.3) ? null : `c${random.int(1, 10)}`),
    layers: () => ({ [random.pick(['workers', 'requests'])]: { visible: random.chance(0.5), opacity: random.real() } }),
    filters: () => ({ requests: { hidden: { category: random.chance(0.5) ? ['waste'] : [] }, ranges: {} } }),
    charts: () => (random.chance(0.3) ? [] : [{ chart: random.pick(chartKinds), place: 'card', until: null }]),
    selection: () => (random.chance(0.3) ? null : { kind: 'building', id: String(random.int(1, 99)) }),
  };
  if (aspect !== 'camera') {
    view.set(aspect, values[aspect](), 'user');
    return;
  }
  for (let frame = random.int(1, 30); frame > 0; frame--) {
    const camera = view.get('camera');
    view.set('camera', {
      aspectRatio: camera.aspectRatio,
      view: { ...camera.view, longitude: 71 + random.real(), bearing: 360 * random.real(), height: 300 + 900 * random.real() },
    }, 'user');
    yield 16;
    if (random.chance(0.04)) yield* disturb(scene, random);
  }
}

function* disturb(scene: Scene, random: Random): Course {
  const [screen, role] = random.pick(cast);
  const { screenId } = screen;
  const page = scene.pages.get(screenId);
  const kind = random.real();
  if (!page || kind < 0.06) scene.open(screen, { subject: screenId, role, room: 'room' });
  else if (kind < 0.12) scene.kill(screenId);
  else if (kind < 0.35 || (kind < 0.5 && scene.isCut(screenId))) scene.cut(screenId, !scene.isCut(screenId));
  else if (kind < 0.42) scene.sleep?.(screenId, random.int(100, 9_000), random.chance(0.5));
  else if (kind < 0.44) scene.restartHub?.(random.chance(0.5));
  else if (kind < 0.6) void page.connection.lead(random.pick(aspects));
  else if (kind < 0.65) void page.connection.detach(random.pick(aspects));
  else if (kind < 0.73) handOver(page, random);
  else if (kind < 0.75) void page.connection.acts.gather();
  else if (kind < 0.81) yield* show(page, random);
  else if (kind < 0.84) void page.shows.undo();
  else void page.connection.attach(random.pick(aspects));
}

/** Everything it leads, or something it may not lead at all, to a screen that may not be there or may not lead. */
function handOver({ link, connection }: Page, random: Random): void {
  const { roles } = link.getState();
  const led = aspects.filter((aspect) => roles[aspect] === 'lead');
  void connection.acts.handOver(led.length > 0 && random.chance(0.8) ? led : [random.pick(aspects)], random.pick(cast)[0].screenId);
}

/** Some of what a screen shows, or a picture nobody has. */
function* show({ view, shows }: Page, random: Random): Course {
  const some = aspects.filter(() => random.chance(0.5));
  const { camera } = view.store.getState();
  const elsewhere = { ...camera, view: { ...camera.view, longitude: 71 + random.real(), height: 300 + 900 * random.real() } };
  const values = { camera: elsewhere, ...Object.fromEntries(some.map((aspect) => [aspect, view.get(aspect)])) };
  void shows.show(values, { transitionMs: random.chance(0.5) ? 0 : random.int(1, 4_000), caption: random.chance(0.5) ? { title: 'Now', text: '' } : null });
  if (random.chance(0.3)) yield random.int(1, 700);
}

/** One random thing that a user, a network, a machine or a hub does. */
export function* operate(scene: Scene, random: Random): Course {
  const kind = random.real();
  if (scene.pages.size === 0 || kind < 0.45) yield* disturb(scene, random);
  else if (kind < 0.55) showFrames(random.pick([...scene.pages.values()]));
  else yield* changeByUser(scene, random);
  yield random.chance(0.04) ? random.int(3_000, 8_000) : random.int(1, 200);
}

function showFrames({ view, connection, localNow }: Page): void {
  const camera = connection.followCamera.evaluate(localNow());
  if (camera) view.set('camera', camera, 'remote');
}
