import { aspects, pictureAspects, type Aspect, type LinkRole, type ScreenPresence } from '@/model';
import type { LinkState } from '@/state';

export type Stance = 'lead' | 'follow' | 'free' | 'mixed';

export interface LinkSummary {
  /** What this screen does with all aspects together. */
  stance: Stance;
  /** Aspects it has left to go its own way. */
  free: Aspect[];
  /** Who leads the camera, or else any followed aspect; null for nobody and for this screen. */
  leader: ScreenPresence | null;
}

/** What a link comes down to, for one line of text. */
export function summarizeLink({ roles, versions, screens, screenId }: Pick<LinkState, 'roles' | 'versions' | 'screens' | 'screenId'>): LinkSummary {
  const all = (role: LinkRole): boolean => pictureAspects.every((aspect) => roles[aspect] === role);
  const leaderId = aspects.map((aspect) => versions[aspect].leader).find((id) => id !== null && id !== screenId);
  return {
    stance: all('lead') ? 'lead' : all('follow') ? 'follow' : all('free') ? 'free' : 'mixed',
    free: aspects.filter((aspect) => roles[aspect] === 'free'),
    leader: screens.find(({ screen }) => screen.screenId === leaderId) ?? null,
  };
}
