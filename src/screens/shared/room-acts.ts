import { aspects, permissions, type Aspect, type LinkRole } from '@/model';
import { useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { screenName } from './screen-name';
import { summarizeLink, type LinkSummary } from './link-summary';

export interface RoomActs extends LinkSummary {
  mayLead(aspect: Aspect): boolean;
  setAll(role: LinkRole): void;
  /** Follows again what this screen left; leads it where nobody else does and this screen may. */
  reattach(): void;
  /** Returns to the room, or changes between leading and following it. */
  toggle(): void;
}

/** What a person can do about the link as a whole. */
export function useRoomActs({ link, identity, setRole }: Program): RoomActs {
  const state = useStore(link);
  const summary = summarizeLink(state);
  const mayLead = (aspect: Aspect): boolean => permissions[identity.role].lead.includes(aspect);
  const led = (aspect: Aspect): boolean => {
    const { leader } = state.versions[aspect];
    return leader !== null && leader !== state.screenId;
  };
  const setAll = (role: LinkRole): void => {
    for (const aspect of aspects) if (role !== 'lead' || mayLead(aspect)) void setRole(aspect, role);
  };
  const reattach = (): void => {
    for (const aspect of summary.free) void setRole(aspect, led(aspect) || !mayLead(aspect) ? 'follow' : 'lead');
  };
  return {
    ...summary,
    mayLead,
    setAll,
    reattach,
    toggle() {
      if (summary.free.length > 0) reattach();
      else setAll(summary.stance === 'lead' ? 'follow' : 'lead');
    },
  };
}

/** The link in a few words: who is followed, whether this screen leads, or that it is on its own. */
export function useStanceText({ stance, leader }: LinkSummary): string {
  const text = useText();
  const { t } = text;
  if (stance === 'lead') return t('link.leadingRoom');
  if (stance === 'free') return t('link.onYourOwn');
  if (stance === 'mixed') return t('link.mixed');
  return leader ? t('link.followingLeader', { name: screenName(text, leader.screen) }) : t('link.noLeader');
}
