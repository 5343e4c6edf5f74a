import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Envelope, Frame } from './frames';
import { createHubLink, type HubLink } from './hub-link';

/** Hubs that hear each other, but for what the test holds back. */
function makeHubs(...names: string[]) {
  let passes = true;
  const links = new Map<string, HubLink>();
  const heard: { at: string; from: string; frame: Frame }[] = [];
  const lost: string[] = [];
  const said: Envelope[] = [];
  for (const hub of names) {
    links.set(hub, createHubLink({
      hub,
      ready: () => true,
      publish(envelope) {
        said.push(envelope);
        if (passes) for (const [other, link] of links) if (other !== hub) link.receive(JSON.parse(JSON.stringify(envelope)));
      },
      status: () => ({ version: 1, rooms: [[`${hub}'s room`, 2]] }),
      onFrame: (from, frame) => heard.push({ at: hub, from, frame }),
      onLost: (peer) => lost.push(`${hub} lost ${peer}`),
    }));
  }
  return { link: (hub: string) => links.get(hub)!, heard, lost, said, holdBack: (yes: boolean) => { passes = !yes; } };
}

describe('what hubs say to each other (R101)', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });
  const gone = (id: string): Frame => ({ k: 'gone', id });

  test('arrives in order, at whom it is for alone, all of one turn in one message', () => {
    const { link, heard, said } = makeHubs('a', 'b', 'c');
    link('a').send('b', gone('1'));
    link('a').send('b', gone('2'));
    vi.advanceTimersByTime(1);
    link('a').send('b', gone('3'));
    vi.advanceTimersByTime(1);
    expect(heard).toEqual(['1', '2', '3'].map((id) => ({ at: 'b', from: 'a', frame: gone(id) })));
    expect(said.filter(({ k }) => k === 'frames')).toHaveLength(2);
  });

  test('the same message for many screens crosses once, and none overtakes another', () => {
    const { link, heard } = makeHubs('a', 'b');
    const value = { screenId: 'desk', name: 'Desk', at: null, sampledAt: 1 };
    for (let i = 0; i < 24; i++) link('a').tell('b', `${i}`, 'move', 'pointed', value);
    link('a').tell('b', '0', 'reliable', 'pointed', value);
    link('a').tell('b', '1', 'move', 'pointed', value);
    vi.advanceTimersByTime(1);
    expect(heard.map(({ frame }) => (frame as Extract<Frame, { k: 'tell' }>).to.length)).toEqual([24, 1, 1]);
  });

  test('a gap is noticed by the next message, or by the next sign of life, and both sides begin anew', () => {
    const { link, heard, lost, holdBack } = makeHubs('a', 'b');
    link('a').send('b', gone('1'));
    vi.advanceTimersByTime(1);
    holdBack(true);
    link('a').send('b', gone('2'));
    vi.advanceTimersByTime(1);
    holdBack(false);
    link('a').send('b', gone('3'));
    vi.advanceTimersByTime(1);
    expect(lost).toEqual(['b lost a', 'a lost b']);
    expect(heard.map(({ frame }) => (frame as { id: string }).id)).toEqual(['1']);
    link('a').send('b', gone('4'));
    vi.advanceTimersByTime(1);
    expect(heard).toHaveLength(2);

    holdBack(true);
    link('b').send('a', gone('5'));
    vi.advanceTimersByTime(1);
    holdBack(false);
    link('b').sayAlive();
    vi.advanceTimersByTime(1);
    expect(lost.slice(2)).toEqual(['a lost b', 'b lost a']);
  });

  test('a hub that is silent, or says goodbye, is gone; one that comes back is known again', () => {
    const { link, lost, holdBack } = makeHubs('a', 'b');
    vi.advanceTimersByTime(600);
    expect([link('a').isAlive('b'), link('a').peers()]).toEqual([true, [{ version: 1, rooms: [["b's room", 2]] }]]);
    holdBack(true);
    vi.advanceTimersByTime(4_000);
    expect([link('a').isAlive('b'), lost.includes('a lost b')]).toEqual([false, true]);
    holdBack(false);
    vi.advanceTimersByTime(600);
    expect(link('a').isAlive('b')).toBe(true);
    link('b').stop();
    expect(link('a').isAlive('b')).toBe(false);
  });
});
