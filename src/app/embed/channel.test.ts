import { describe, expect, test } from 'vitest';
import type { EventHandler, MetroscopeApi } from '../api/contract';
import { createChannel } from './channel';
import type { EmbedAnswer } from './messages';

const friend = 'https://intranet.example';
const stranger = 'https://elsewhere.example';

function open() {
  const sent: { answer: EmbedAnswer; origin: string }[] = [];
  const handlers = new Set<EventHandler<'region'>>();
  let selection: unknown = null;
  // What the channel reaches of the API; the calls themselves have tests of their own.
  const api = {
    ready: Promise.resolve(),
    on(event: string, handler: EventHandler<'region'>) {
      if (event !== 'region') throw new TypeError(`metroscope.on: there is no event "${event}"`);
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    view: { get: () => ({ bearing: 20 }), set: (patch: { bearing: number }) => Promise.resolve(patch.bearing > 0) },
    selection: { get: () => selection, set: (value: unknown) => { selection = value; } },
    stats: () => { throw new Error('metroscope.stats: the screen has not started; await metroscope.ready first'); },
    requests: { list: () => [() => 1] },
    now: () => 5,
  } as unknown as MetroscopeApi;
  const channel = createChannel({
    api, allowed: (origin) => Promise.resolve(origin === friend),
    post(answer, origin) {
      sent.push({ answer: structuredClone(answer), origin });
    },
  });
  const ask = async (data: unknown, origin = friend): Promise<EmbedAnswer | undefined> => {
    await channel.receive(data, origin);
    expect(sent.every((one) => one.origin === origin)).toBe(true);
    return sent.at(-1)?.answer;
  };
  return { ask, sent, emit: (region: string) => handlers.forEach((handler) => handler(region, { origin: 'user' })), handlers };
}

describe('a page around a screen', () => {
  test('says hello and gets the version, calls and gets the answer of that call', async () => {
    const { ask } = open();
    expect(await ask({ metroscope: 1, id: 'h', hello: true })).toEqual({ metroscope: 1, id: 'h', ok: true, value: { version: 1 } });
    expect(await ask({ metroscope: 1, id: 1, call: 'view.get' })).toEqual({ metroscope: 1, id: 1, ok: true, value: { bearing: 20 } });
    expect(await ask({ metroscope: 1, id: 2, call: 'view.set', args: [{ bearing: 5 }] })).toMatchObject({ id: 2, value: true });
    await ask({ metroscope: 1, id: 3, call: 'selection.set', args: [{ kind: 'building', id: 'b' }] });
    expect(await ask({ metroscope: 1, id: 4, call: 'selection.get' })).toMatchObject({ value: { kind: 'building', id: 'b' } });
    expect(await ask({ metroscope: 1, id: 5, call: 'ready' })).toMatchObject({ ok: true, value: null });
    expect(await ask({ metroscope: 1, id: 6, call: 'now', args: [] })).toMatchObject({ value: 5 });
  });

  test('hears the events it listens to, once each however often it asked, until it stops', async () => {
    const { ask, sent, emit, handlers } = open();
    await ask({ metroscope: 1, id: 1, listen: 'region', to: true });
    await ask({ metroscope: 1, id: 2, listen: 'region', to: true });
    sent.length = 0;
    emit('c01');
    expect(sent.map(({ answer }) => answer)).toEqual([{ metroscope: 1, event: 'region', value: 'c01', origin: 'user' }]);
    await ask({ metroscope: 1, id: 3, listen: 'region', to: false });
    expect(handlers.size).toBe(0);
    expect(await ask({ metroscope: 1, id: 4, listen: 'zoom', to: true })).toMatchObject({ ok: false, error: { code: 'call', message: expect.stringContaining('zoom') as string } });
  });

  test('of an origin the hub does not name is refused, and told how to be let in', async () => {
    const { ask } = open();
    expect(await ask({ metroscope: 1, id: 1, call: 'requests.list' }, stranger)).toEqual({
      metroscope: 1, id: 1, ok: false, error: { code: 'origin', message: expect.stringContaining(stranger) as string, remedy: `start the hub with --embed-origin ${stranger}` },
    });
  });

  test('without an origin (a sandboxed frame) and messages that are not for us get no answer', async () => {
    const { ask, sent } = open();
    await ask({ metroscope: 1, id: 1, call: 'now' }, 'null');
    for (const data of [null, 'hello', { type: 'webpackOk' }, [1]]) await ask(data);
    expect(sent).toEqual([]);
  });

  test.each([
    [{ metroscope: 2, id: 1, call: 'now' }, 'version'],
    [{ metroscope: 1, id: 1, call: 'constructor' }, 'message'],
    [{ metroscope: 1, id: 1, call: '__proto__.toString' }, 'message'],
    [{ metroscope: 1, id: 1, call: 'now', args: 'x' }, 'message'],
    [{ metroscope: 1, id: 1, call: 'now', more: 1 }, 'message'],
    [{ metroscope: 1, call: 'now' }, 'message'],
    [{ metroscope: 1, id: 1, call: 'stats' }, 'call'],
  ])('%j is answered with an error, not thrown', async (data, code) => {
    const answer = await open().ask(data);
    expect(answer).toMatchObject({ metroscope: 1, ok: false, error: { code, remedy: expect.any(String) as string } });
  });

  test('is told when an answer cannot be sent', async () => {
    expect(await open().ask({ metroscope: 1, id: 1, call: 'requests.list' })).toMatchObject({ id: 1, ok: false, error: { message: expect.stringContaining('cannot be sent') as string } });
  });
});
