import type { CameraAspect } from '@/model';
import type { AspectMessage } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeTime, FakeTransport, type Sent } from './fake-surroundings';
import { createPublisher, type Publisher } from './publisher';

let time: FakeTime;
let transport: FakeTransport;
let camera: CameraAspect;
let online: boolean;
let interval: number;
let errors: string[];
let acknowledged: number[];
let publisher: Publisher;

beforeEach(() => {
  time = new FakeTime();
  transport = new FakeTransport();
  online = true;
  interval = 16;
  errors = [];
  acknowledged = [];
  look(0);
  publisher = createPublisher({
    aspect: 'camera', time, transport,
    value: () => camera,
    sharedNow: () => (online ? time.origin + time.now() : null),
    interval: () => interval,
    onAcknowledged: ({ seq }) => acknowledged.push(seq),
    onError: (message) => errors.push(message),
  });
});

function look(longitude: number): void {
  camera = { view: { longitude, latitude: 0, height: 500, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 };
}

/** One change a frame, 16 ms apart. */
function moveFor(frames: number): void {
  for (let i = 1; i <= frames; i++) {
    look(i);
    publisher.changed(true);
    time.advance(16);
  }
}

const said = (sent: Sent): AspectMessage & { aspect: 'camera' } => sent.message as AspectMessage & { aspect: 'camera' };
const moves = () => transport.sent.filter(({ droppable }) => droppable).map(said);
const settles = () => transport.sent.filter(({ droppable }) => !droppable);
const accept = (sent: Sent): void => sent.answer!({ ok: true, value: { epoch: said(sent).epoch, seq: said(sent).seq } });
const refuse = (sent: Sent, code: string): void => sent.answer!({ ok: false, refusal: { code, message: 'no', remedy: 'none' } });

describe('R14 a motion', () => {
  it('is sampled each frame, in order, and settled once after 120 ms of rest', () => {
    publisher.begin(3, 0);
    moveFor(10);
    expect(moves().map(({ value }) => value.view.longitude)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    time.advance(1_000);
    const settled = settles().map(said);
    expect(settled).toHaveLength(1);
    expect(settled[0]).toMatchObject({ kind: 'settle', epoch: 3, value: camera });
    const all = transport.sent.map(said);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
    expect(all.every(({ sampledAt }, i) => i === 0 || sampledAt > all[i - 1]!.sampledAt)).toBe(true);
  });

  it('that pauses is sampled again, so that followers know it stands', () => {
    publisher.begin(1, 0);
    moveFor(3);
    time.advance(60);
    const still = moves().slice(3);
    expect(still.length).toBeGreaterThan(0);
    expect(still.every(({ value }) => value.view.longitude === 3)).toBe(true);
    expect(settles()).toEqual([]);
  });

  it('on a screen of five frames a second is one motion, not many', () => {
    publisher.begin(1, 0);
    for (let i = 1; i <= 40; i++) {
      look(i);
      publisher.changed(true);
      time.advance(200);
      settles().slice(-1).forEach(accept);
    }
    const late = transport.sent.map(said).filter(({ value }) => value.view.longitude > 20);
    expect(late.map(({ kind, value }) => [kind, value.view.longitude])).toEqual(Array.from({ length: 20 }, (_, i) => ['move', 21 + i]));
    time.advance(1_000);
    expect(transport.sent.map(said).at(-1)).toMatchObject({ kind: 'settle', value: camera });
  });

  it('is sampled more seldom when nobody needs more', () => {
    interval = 1_000;
    publisher.begin(1, 0);
    moveFor(125);
    expect(moves().length).toBeLessThanOrEqual(3);
  });

  it('is not sent while it cannot be, and its end is sent when it can', () => {
    publisher.begin(1, 0);
    online = false;
    moveFor(5);
    time.advance(1_000);
    expect([transport.sent, publisher.behind]).toEqual([[], true]);
    online = true;
    publisher.resume();
    expect(settles().map(said)).toMatchObject([{ kind: 'settle', value: camera }]);
  });
});

describe('R14 a settled value', () => {
  it('is answered, and then the hub has it', () => {
    publisher.begin(1, 4);
    publisher.changed(false);
    expect([said(settles()[0]!).seq, publisher.behind]).toEqual([5, true]);
    accept(settles()[0]!);
    expect([acknowledged, publisher.behind]).toEqual([[5], false]);
  });

  it('waits for the answer to the one before, and only the latest follows', () => {
    publisher.begin(1, 0);
    publisher.changed(false);
    look(1);
    publisher.changed(false);
    look(2);
    publisher.changed(false);
    expect(settles()).toHaveLength(1);
    accept(settles()[0]!);
    expect(settles().map(said).map(({ value }) => value.view.longitude)).toEqual([0, 2]);
  });

  it.each([['silence', undefined], ['a stale lease', 'stale'], ['a hub that cannot', 'unavailable']])('is said again after %s, with a higher seq', (_, code) => {
    publisher.begin(1, 0);
    publisher.changed(false);
    if (code) refuse(settles()[0]!, code);
    else settles()[0]!.answer!(undefined);
    expect(publisher.behind).toBe(true);
    time.advance(1_000);
    expect(settles().map(said).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('that the hub will never take is given up and reported', () => {
    publisher.begin(1, 0);
    publisher.changed(false);
    refuse(settles()[0]!, 'malformed');
    time.advance(10_000);
    expect(settles()).toHaveLength(1);
    expect(errors).toEqual(['camera was refused: no']);
  });

  it('in flight when the connection goes is said again under the new lease', () => {
    publisher.begin(1, 0);
    publisher.changed(false);
    publisher.begin(2, 0);
    publisher.resume();
    expect(settles().map(said).map(({ epoch, seq }) => [epoch, seq])).toEqual([[1, 1], [2, 1]]);
    accept(settles()[0]!);
    expect(acknowledged).toEqual([]);
  });

  it('is not said any more once another leads', () => {
    publisher.begin(1, 0);
    publisher.changed(false);
    refuse(settles()[0]!, 'stale');
    publisher.end();
    time.advance(10_000);
    expect([settles().length, publisher.epoch, publisher.behind]).toEqual([1, null, false]);
  });
});
