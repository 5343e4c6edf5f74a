import { documentSchemas, type DocumentKind, type RoomDocument } from '@/model';
import type { Show } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPlaylistRunner, type PlaylistRunner } from './playlist-runner';

let time: number;
let documents: RoomDocument[];
let shown: string[];
let hands: { free: boolean; lastShow: number };
let runner: PlaylistRunner;
let last: Show | null;

const begin = () => createPlaylistRunner({
  now: () => time, documents: () => documents, hands: () => hands,
  show: (_, message) => {
    last = message;
    shown.push(message.caption!.title);
  },
  cameraAt: ({ position }) => ({ aspectRatio: 1.6, view: { ...position, bearing: 0, pitch: 55, roll: 0, fovy: 45 } }),
});
const put = (kind: DocumentKind, id: string, content: unknown): void => {
  documents = [
    ...documents.filter((document) => document.id !== id),
    { kind, id, version: 1, by: { subject: 'desk', screen: 'Desk' }, at: time, content: documentSchemas[kind].parse(content) } as RoomDocument,
  ];
};
const step = (title: string, dwell: number) => ({ dwell, scene: { title, text: '', values: { region: 'c01' }, transition: 1 } });
const play = (running: boolean) => put('playlist', 'duty', { title: 'Duty', storyboards: ['one', 'two'], running, interrupt: { severity: 'severe', dwell: 20 } });
const alert = (id: string, severity: string) => put('alert', id, {
  severity, headline: id, description: '', position: { longitude: 71, latitude: 51, height: 350 }, distance: 500, expires: time + 3_600_000,
});
/** Time as the hub's timer passes it. */
const pass = (seconds: number): void => {
  for (let i = 0; i < seconds * 4; i++) {
    time += 250;
    runner.tick();
  }
};

beforeEach(() => {
  time = 1_000_000;
  documents = [];
  shown = [];
  last = null;
  hands = { free: true, lastShow: -Infinity };
  put('storyboard', 'one', { title: 'One', steps: [step('a', 10), step('b', 20)] });
  put('storyboard', 'two', { title: 'Two', steps: [step('c', 5)] });
  runner = begin();
  runner.tick();
});

describe('R47 the playlist goes on by itself', () => {
  it('shows its storyboards in turn, over and over, each step for its time', () => {
    play(true);
    pass(34);
    expect(shown).toEqual(['a', 'b', 'c']);
    pass(10);
    expect(shown).toEqual(['a', 'b', 'c', 'a']);
    expect(last).toMatchObject({ transitionMs: 1_000, values: { region: 'c01' } });
    play(false);
    pass(60);
    expect(shown).toHaveLength(4);
  });

  it('goes on after a restart of the hub about where it would be', () => {
    play(true);
    time += 35_000 * 100 + 12_000;
    runner = begin();
    runner.tick();
    expect(shown).toEqual(['b']);
  });

  it('skips a storyboard that is gone, and rests when none is left', () => {
    documents = documents.filter(({ id }) => id !== 'one');
    play(true);
    pass(11);
    expect(shown).toEqual(['c', 'c', 'c']);
    documents = documents.filter(({ id }) => id !== 'two');
    pass(60);
    expect(shown).toHaveLength(3);
  });
});

describe('R48 a hand goes before the playlist', () => {
  it('switched on it begins at once, although somebody leads until then', () => {
    hands.free = false;
    play(true);
    runner.tick();
    hands.free = true;
    pass(12);
    expect(shown).toEqual(['a', 'b']);
  });

  it('waits while somebody leads the camera, and 60 s longer, then shows the same step again', () => {
    play(true);
    pass(12);
    hands.free = false;
    pass(300);
    hands.free = true;
    pass(59);
    expect(shown).toEqual(['a', 'b']);
    pass(2);
    expect(shown).toEqual(['a', 'b', 'b']);
  });

  it('a show by a person counts as a hand', () => {
    play(true);
    pass(5);
    hands.lastShow = time;
    pass(59);
    expect(shown).toEqual(['a']);
    pass(2);
    expect(shown).toEqual(['a', 'a']);
  });
});

describe('R49 an alert interrupts', () => {
  it('is shown for its time, and the playlist returns to the step it was taken from', () => {
    play(true);
    pass(15);
    alert('fire', 'extreme');
    pass(1);
    expect(shown).toEqual(['a', 'b', 'fire']);
    expect(last).toMatchObject({ caption: { title: 'fire', severity: 'extreme' }, values: { camera: { view: { longitude: 71 } } } });
    pass(20);
    expect(shown).toEqual(['a', 'b', 'fire', 'b']);
    pass(100);
    expect(shown.filter((title) => title === 'fire')).toHaveLength(1);
  });

  it('the most severe first, one after the other; what is less than chosen does not interrupt', () => {
    play(true);
    pass(1);
    alert('noise', 'moderate');
    alert('flood', 'severe');
    alert('fire', 'extreme');
    pass(1);
    expect(shown).toEqual(['a', 'fire']);
    pass(41);
    expect(shown).toEqual(['a', 'fire', 'flood', 'a']);
  });

  it('lifted, it is left at once', () => {
    play(true);
    pass(1);
    alert('fire', 'extreme');
    pass(2);
    documents = documents.filter(({ id }) => id !== 'fire');
    pass(1);
    expect(shown).toEqual(['a', 'fire', 'a']);
  });

  it('waits for the hand that leads the camera', () => {
    play(true);
    pass(5);
    hands.free = false;
    pass(5);
    alert('fire', 'extreme');
    pass(30);
    expect(shown).toEqual(['a']);
  });
});
