import type { LinkRole, ScreenPresence } from '@/model';
import { perAspect } from '@/state';
import { describe, expect, test } from 'vitest';
import { summarizeLink } from './link-summary';

const screen = (screenId: string): ScreenPresence => ({
  screen: { screenId, name: `Screen ${screenId}`, class: 'medium' }, subject: 'desk', identityRole: 'dispatcher', roles: perAspect(() => 'lead'), connectedAt: 0,
});

function link(camera: LinkRole, others: LinkRole, leader: string | null) {
  return {
    screenId: 'me', screens: [screen('me'), screen('desk')],
    roles: perAspect((aspect) => (aspect === 'camera' ? camera : others)),
    versions: perAspect(() => ({ epoch: 1, seq: 1, leader })),
  };
}

describe('summary of a link', () => {
  test.each([['lead', 'lead'], ['follow', 'follow'], ['free', 'free']] as const)('all aspects %s is one stance', (camera, others) => {
    expect(summarizeLink(link(camera, others, null)).stance).toBe(others);
  });

  test('a screen that took only the camera is partly linked, and says which part', () => {
    expect(summarizeLink(link('free', 'follow', 'desk'))).toMatchObject({ stance: 'mixed', free: ['camera'], leader: { screen: { name: 'Screen desk' } } });
  });

  test('a screen is not its own leader', () => {
    expect(summarizeLink(link('lead', 'lead', 'me')).leader).toBeNull();
  });
});
