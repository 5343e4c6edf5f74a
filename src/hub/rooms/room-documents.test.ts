import type { Annotation, Identity } from '@/model';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoomDocuments, type DocumentChange, type RoomDocuments } from './room-documents';

const desk: Identity = { subject: 'desk', role: 'dispatcher', room: 'main' };
const field: Identity = { subject: 'field', role: 'inspector', room: 'main' };
const other: Identity = { subject: 'other', role: 'inspector', room: 'main' };
const note = (changes: Partial<Annotation> = {}): Annotation =>
  ({ kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text: '', photo: null, fadesAt: null, ...changes });

let time: number;
let documents: RoomDocuments;
let changes: DocumentChange[];

beforeEach(() => {
  time = 1_000;
  changes = [];
  documents = createRoomDocuments({ now: () => time, limits: { documents: 3, bytes: 400, totalBytes: 1_000 } });
  documents.onChange((some) => changes.push(...some));
});

const put = (id: string, content: unknown, version = 0, who = desk, kind: 'annotation' | 'alert' | 'scene' = 'annotation') =>
  documents.command(who, `Screen of ${who.subject}`, { kind, id, version, content });
const refusal = (code: string, message: string): object => ({ ok: false, refusal: { code, message: expect.stringContaining(message) as string } });

describe('R60 R61 a document of a room', () => {
  it('keeps who made it and when, whoever changes it', () => {
    expect(put('a', note(), 0, field)).toEqual({ ok: true, value: { version: 1 } });
    time = 2_000;
    expect(put('a', note({ text: 'look' }), 1, desk)).toEqual({ ok: true, value: { version: 2 } });
    expect(documents.all()).toEqual([{ kind: 'annotation', id: 'a', version: 2, by: { subject: 'field', screen: 'Screen of field' }, at: 1_000, content: note({ text: 'look' }) }]);
    expect(changes.map(({ act, changedBy }) => [act, changedBy.subject])).toEqual([['added', 'field'], ['changed', 'desk']]);
  });

  it('is not changed on an old version; the refusal names who was there before', () => {
    put('a', note(), 0, field);
    put('a', note({ text: 'mine' }), 1, desk);
    expect(put('a', note({ text: 'late' }), 1, field)).toMatchObject(refusal('conflict', 'changed by Screen of desk'));
    expect(put('a', note(), 0, field)).toMatchObject(refusal('conflict', 'version 2'));
    expect(put('b', note(), 4)).toMatchObject(refusal('conflict', 'no longer'));
    expect(documents.all()[0]).toMatchObject({ version: 2, content: { text: 'mine' } });
  });

  it('may be changed and removed by who made it, and by who may change those of others', () => {
    put('a', note(), 0, field);
    expect(put('a', note(), 1, other)).toMatchObject(refusal('forbidden', 'of Screen of field'));
    expect(put('a', null, 1, other)).toMatchObject(refusal('forbidden', 'of Screen of field'));
    expect(put('a', note({ text: 'own' }), 1, field)).toMatchObject({ ok: true });
    expect(put('a', null, 2, desk)).toMatchObject({ ok: true });
    expect(documents.all()).toEqual([]);
    expect(put('a', null, 2, desk)).toMatchObject(refusal('conflict', 'no longer'));
  });

  it('of a kind the role may not add is refused', () => {
    expect(put('s', {}, 0, field, 'scene')).toMatchObject(refusal('forbidden', 'may not add a scene'));
    expect(put('a', note(), 0, { ...desk, role: 'wall' })).toMatchObject(refusal('forbidden', '"wall"'));
  });

  it('that does not fit its schema is refused with the field', () => {
    expect(put('a', note({ points: [] }))).toMatchObject(refusal('malformed', 'points'));
    expect(put('a', { ...note(), kind: 'ink' })).toMatchObject(refusal('malformed', 'too few points'));
  });

  it('goes by itself when its time is over, and is refused when that is past', () => {
    put('a', note({ fadesAt: 5_000 }));
    put('w', { severity: 'severe', headline: 'Flood', description: '', position: { longitude: 71, latitude: 51, height: 0 }, distance: 500, expires: 6_000 }, 0, desk, 'alert');
    put('b', note());
    documents.sweep();
    expect(documents.all()).toHaveLength(3);
    time = 5_000;
    documents.sweep();
    expect(documents.all().map(({ id }) => id)).toEqual(['w', 'b']);
    time = 7_000;
    documents.sweep();
    expect(documents.all().map(({ id }) => id)).toEqual(['b']);
    expect(changes.filter(({ act }) => act === 'ended').map(({ document: { id } }) => id)).toEqual(['a', 'w']);
    expect(put('c', note({ fadesAt: 6_500 }))).toMatchObject(refusal('malformed', 'over already'));
  });

  it('is refused when it is too large or the room is full; what goes makes room', () => {
    expect(put('a', note({ text: 'x'.repeat(280), kind: 'arrow', points: Array.from({ length: 9 }, () => ({ longitude: 71, latitude: 51, height: 0 })) }))).toMatchObject(refusal('malformed', 'kB'));
    for (const id of ['a', 'b', 'c']) expect(put(id, note())).toMatchObject({ ok: true });
    expect(put('d', note())).toMatchObject(refusal('unavailable', 'full'));
    expect(put('a', note({ text: 'still' }), 1)).toMatchObject({ ok: true });
    expect(put('b', note({ text: 'x'.repeat(200) }), 1)).toMatchObject({ ok: true });
    put('a', null, 2);
    expect(put('d', note())).toMatchObject({ ok: true });
  });

  it('remembered from before is there, oldest first', () => {
    put('a', note());
    const [kept] = changes;
    const again = createRoomDocuments({ now: () => time, initial: [{ document: { ...kept!.document, id: 'late', at: 9 }, changedBy: kept!.changedBy }, { document: { ...kept!.document, at: 3 }, changedBy: kept!.changedBy }] });
    expect(again.all().map(({ id }) => id)).toEqual(['a', 'late']);
  });
});
