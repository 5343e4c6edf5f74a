import { aspects, type Aspect, type Identity } from '@/model';
import { createLinkStore, createToldStore, perAspect } from '@/state';
import { beforeEach, expect, test } from 'vitest';
import { tell, toldStore } from '../keep/told';
import { askControl } from './control';

/** A screen that asks for control in a room where `leader` leads everything; says what was asked and what it took. */
function asking(leader: string | null, role: Identity['role'] = 'dispatcher') {
  const link = createLinkStore('me');
  link.setState({ versions: perAspect(() => ({ epoch: 1, seq: 0, leader })) });
  const asked: Aspect[] = [];
  const taken: Aspect[] = [];
  const program = {
    link, told: createToldStore(), identity: { subject: 's', role, room: 'ops' },
    acts: { askControl: (some: readonly Aspect[]) => Promise.resolve({ ok: true, value: { asked: (asked.push(...some), ['other']) } }) },
    setRole: (aspect: Aspect) => Promise.resolve({ ok: true, value: { epoch: (taken.push(aspect), 2), leader: 'me' } }),
  } as unknown as Parameters<typeof askControl>[0];
  return { ask: () => askControl(program), link, asked, taken };
}

beforeEach(() => tell(null));

test('asks whoever leads', async () => {
  const { ask, asked } = asking('other');
  await ask();
  expect([asked, toldStore.getState().told]).toEqual([[...aspects], null]);
});

test('offers the lead where nobody leads, and takes it only when that is pressed, of what nobody leads by then', async () => {
  const { ask, link, asked, taken } = asking(null);
  await ask();
  const { told } = toldStore.getState();
  expect([told, asked, taken]).toMatchObject([{ kind: 'info', title: 'link.noLeader', act: { label: 'link.leadAll' } }, [], []]);
  link.setState(({ versions }) => ({ versions: { ...versions, camera: { epoch: 2, seq: 0, leader: 'other' } } }));
  told!.act!.run();
  expect(taken).toEqual(aspects.filter((aspect) => aspect !== 'camera'));
});

test('says that this screen leads already', async () => {
  const { ask, taken } = asking('me');
  await ask();
  expect([toldStore.getState().told, taken]).toMatchObject([{ kind: 'info', title: 'link.youLead' }, []]);
});
