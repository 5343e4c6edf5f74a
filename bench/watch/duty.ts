import type { CameraAspect, Scene, ShownValues, Storyboard, ViewState } from '../../src/model';
import type { HeadlessScreen } from '../../test/headless-screen';

const storyboards = 2;
const stepsEach = 6;
/** Degrees from the middle of the city. */
const reach = { longitude: 0.06, latitude: 0.035 };

/** A duty playlist as a room of its city would have: near and far, day and night, with layers, filters and a colouring. Every step is shown for `dwell` seconds. */
export async function putDuty(desk: HeadlessScreen, home: ViewState, aspectRatio: number, dwell: number, transition: number): Promise<void> {
  const ids: string[] = [];
  for (let board = 0; board < storyboards; board++) {
    const id = `duty-${board}`;
    const steps = Array.from({ length: stepsEach }, (_, i) => ({ scene: sceneOf(home, aspectRatio, board * stepsEach + i, transition), dwell }));
    await must(desk.documents.put('storyboard', id, { title: `Duty ${board + 1}`, steps } satisfies Storyboard));
    ids.push(id);
  }
  await must(desk.documents.put('playlist', 'duty', { title: 'On duty', storyboards: ids, running: true, interrupt: { severity: 'severe', dwell: 5 } }));
}

function sceneOf(home: ViewState, aspectRatio: number, i: number, transition: number): Scene {
  const turn = i * 2.399963;
  const far = Math.sqrt((i + 0.5) / (storyboards * stepsEach));
  const view: ViewState = {
    ...home, longitude: home.longitude + reach.longitude * far * Math.cos(turn), latitude: home.latitude + reach.latitude * far * Math.sin(turn),
    height: 350 + far * 2_500, bearing: (i * 50) % 360, pitch: 35 + (i % 4) * 10,
  };
  const camera: CameraAspect = { view, aspectRatio };
  const values: ShownValues = {
    camera,
    layers: { buildings: { visible: true, opacity: 1, colourBy: i % 3 === 0 ? 'levels' : null }, workers: { visible: i % 4 !== 1, opacity: 1 }, streets: { visible: i % 2 === 0, opacity: 1 } },
    filters: i % 3 === 1 ? { requests: { hidden: { category: ['waste'] }, ranges: {} } } : {},
    clock: i % 4 === 2 ? { mode: 'set', at: 1_782_000_000_000 + i * 3_600_000, since: Date.now(), rate: 60 } : { mode: 'live' },
  };
  return { title: `Step ${i + 1}`, text: i % 2 === 0 ? 'What the room looks at on duty.' : '', values, transition };
}

export async function must<T>(answer: Promise<{ ok: true; value: T } | { ok: false; refusal: { message: string } }>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(got.refusal.message);
  return got.value;
}
