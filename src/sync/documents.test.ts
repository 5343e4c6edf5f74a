import { createRoomStore, documentsOf } from '@/state';
import type { Annotation } from '@/model';
import { beforeEach, expect, it } from 'vitest';
import { createChannel, type ChannelEnd } from './channel';
import { createDocuments, type Documents } from './documents';
import { FakeTransport } from './fake-surroundings';

const note = (text: string): Annotation => ({ kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text, photo: null, fadesAt: null });
const kept = (version: number, text = ''): object => ({ kind: 'annotation', id: 'a', version, by: { subject: 'desk', screen: 'Desk' }, at: 1, content: note(text) });

let transport: FakeTransport;
let end: ChannelEnd;
let errors: string[];
let store: ReturnType<typeof createRoomStore>;
let documents: Documents;

beforeEach(() => {
  transport = new FakeTransport();
  errors = [];
  end = createChannel(transport, (message) => errors.push(message));
  store = createRoomStore();
  documents = createDocuments(end.channel, store);
});

const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });
const said = (): unknown[] => transport.of('document').map(({ message }) => message);

it('the store is what the hub says: the whole first, then changes', () => {
  end.receive('documents', { whole: true, items: [kept(1)], gone: [] });
  end.receive('documents', { whole: false, items: [kept(2, 'new')], gone: [] });
  expect(documentsOf(store.getState(), 'annotation')[0]?.content.text).toBe('new');
  end.receive('documents', { whole: false, items: [], gone: [{ kind: 'annotation', id: 'a' }] });
  expect(store.getState().documents.size).toBe(0);
  end.receive('documents', { whole: true, items: [{ kind: 'annotation' }], gone: [] });
  expect(errors).toHaveLength(1);
});

it('a change names the version held, and a second one waits for what the first made', async () => {
  const first = documents.put('annotation', 'a', note('1'));
  const second = documents.put('annotation', 'a', note('2'));
  await settled();
  expect(said()).toEqual([{ kind: 'annotation', id: 'a', version: 0, content: note('1') }]);
  end.receive('documents', { whole: false, items: [kept(1, '1')], gone: [] });
  transport.of('document')[0]!.answer!({ ok: true, value: { version: 1 } });
  expect(await first).toEqual({ ok: true, value: { version: 1 } });
  await settled();
  expect(said()[1]).toMatchObject({ version: 1, content: { text: '2' } });
  transport.of('document')[1]!.answer!({ ok: false, refusal: { code: 'conflict', message: 'changed by Desk', remedy: 'Look.' } });
  expect(await second).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
});

it('what no hub would take is refused here', async () => {
  expect(await documents.put('annotation', 'a', note('x'.repeat(300_000)))).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
  expect(said()).toEqual([]);
});
