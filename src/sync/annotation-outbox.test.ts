import type { Annotation } from '@/model';
import type { Answer, Refusal } from '@/protocol';
import type { Unsent } from '@/state';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAnnotationOutbox, unnamedPhoto, type OutboxStorage } from './annotation-outbox';

const at = { longitude: 71.4, latitude: 51.1, height: 350 };
const ink: Annotation = { kind: 'ink', points: [at, { ...at, height: 360 }], colour: 'signal', text: '', photo: null, fadesAt: null };
const drawn = (id: string, content: Partial<Annotation> = {}, picture: Blob | null = null): Unsent => ({ id, content: { ...ink, ...content }, picture, drawnAt: 1_000 });
const no = (code: Refusal['code']): Answer<never> => ({ ok: false, refusal: { code, message: 'no', remedy: '' } });

/** A device's memory, and a hub that takes each id once. */
function world() {
  let disk: unknown;
  const room = new Map<string, Annotation>();
  const state = { online: true, uploads: 0, lostAnswers: 0, unsent: [] as readonly Unsent[], kept: true, refused: [] as Refusal[], now: 5_000 };
  const storage: OutboxStorage = {
    read: async () => disk,
    change: async (act) => { disk = act(disk); },
  };
  const open = (on: OutboxStorage = storage) => createAnnotationOutbox({
    storage: on,
    documents: {
      async put(_kind, id, content) {
        if (!state.online) return no('unavailable');
        if (room.has(id)) return no('conflict');
        if ((content as Annotation).text === 'forbidden') return no('forbidden');
        room.set(id, content as Annotation);
        if (state.lostAnswers-- > 0) return no('unavailable');
        return { ok: true, value: { version: 1 } };
      },
      async remove(_kind, id) {
        if (!state.online) return no('unavailable');
        return room.delete(id) ? { ok: true, value: { version: 1 } } : no('conflict');
      },
    },
    uploadPhoto: async () => {
      state.uploads++;
      return state.online ? { ok: true, value: '/api/photos/11111111-1111-5111-8111-111111111111' } : no('unavailable');
    },
    now: () => state.now,
    onChange: (unsent, kept) => Object.assign(state, { unsent, kept }),
    onRefused: (refusal) => state.refused.push(refusal),
  });
  return { state, room, open, disk: () => disk as unknown[] };
}

const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 5); });

describe('R87 what is drawn without a hub', () => {
  let the: ReturnType<typeof world>;
  beforeEach(() => {
    the = world();
    vi.useRealTimers();
  });

  test('waits on the device, survives the page, and is sent in order under the ids it has', async () => {
    the.state.online = false;
    const before = the.open();
    before.add(drawn('a'));
    before.add(drawn('b'));
    await settled();
    expect([the.state.unsent.map(({ id }) => id), the.disk().length, the.room.size]).toEqual([['a', 'b'], 2, 0]);

    the.state.online = true;
    the.open();
    await settled();
    expect([[...the.room.keys()], the.state.unsent, the.disk()]).toEqual([['a', 'b'], [], []]);
  });

  test('is sent twice without harm when the answer was lost', async () => {
    the.state.lostAnswers = 1;
    const outbox = the.open();
    outbox.add(drawn('a'));
    await settled();
    expect(the.state.unsent).toHaveLength(1);
    outbox.flush();
    await settled();
    expect([the.room.size, the.state.unsent, the.state.refused]).toEqual([1, [], []]);
  });

  test('and taken back before it was sent never reaches the room; what the room has is removed when the hub is back', async () => {
    const outbox = the.open();
    outbox.add(drawn('kept'));
    await settled();
    the.state.online = false;
    outbox.add(drawn('x'));
    outbox.add(drawn('y'));
    await settled();
    outbox.remove('y');
    outbox.remove('kept');
    await settled();
    the.state.online = true;
    outbox.flush();
    await settled();
    expect([[...the.room.keys()], the.disk()]).toEqual([['x'], []]);
  });

  test('and would have faded by now is not sent; a refusal is told and does not hold up the rest', async () => {
    const outbox = the.open();
    outbox.add(drawn('faded', { fadesAt: 4_000 }));
    outbox.add(drawn('bad', { text: 'forbidden' }));
    outbox.add(drawn('good'));
    await settled();
    expect([[...the.room.keys()], the.state.refused.length, the.state.unsent]).toEqual([['good'], 1, []]);
  });

  test('a photo is uploaded before it is put, and named by the hub', async () => {
    const outbox = the.open();
    outbox.add(drawn('p', { kind: 'photo', points: [at], photo: unnamedPhoto }, new Blob(['jpeg'])));
    await settled();
    expect([the.state.uploads, the.room.get('p')!.photo]).toEqual([1, '/api/photos/11111111-1111-5111-8111-111111111111']);
  });

  test('a browser that keeps nothing is told of, and sends all the same', async () => {
    const none = (): Promise<never> => Promise.reject(new Error('private window'));
    const outbox = the.open({ read: none, change: none });
    outbox.add(drawn('a'));
    await settled();
    expect([the.room.size, the.state.kept]).toEqual([1, false]);
  });
});
