import { aspects as allAspects, permissions, type Aspect, type Identity, type Screen } from '@/model';
import type { Answer, AskControl, DeclineControl, HandOver, Refusal, Told } from '@/protocol';
import { mayLead } from './room-roles';

/** What the acts of one screen on another need of their room. */
interface ActsOptions {
  now(): number;
  member(screenId: string): { screen: Screen; identity: Identity } | undefined;
  /** Every screen here. */
  present(): Iterable<string>;
  leaderOf(aspect: Aspect): string | null;
  /** The lead goes to a screen here; who had it follows. */
  giveLead(screenId: string, aspect: Aspect): void;
  follow(screenId: string, aspect: Aspect): void;
  tell(screenId: string, message: Told): void;
  notJoined(screenId: string): Answer<never>;
}

/** Acts of one screen that concern others (rules R22 to R25). */
export interface RoomActs {
  handOver(screenId: string, message: HandOver): Answer<null>;
  askControl(screenId: string, message: AskControl): Answer<{ asked: string[] }>;
  declineControl(screenId: string, message: DeclineControl): void;
  gather(screenId: string): Answer<null>;
  /** A screen that is gone asks for nothing, and nothing is asked of it. */
  forget(screenId: string): void;
}

/** Milliseconds a request for control can be answered. */
export const askMs = 60_000;

const refuse = (code: Refusal['code'], message: string, remedy: string): Answer<never> => ({ ok: false, refusal: { code, message, remedy } });
const unique = (some: readonly Aspect[]): Aspect[] => [...new Set(some)];
const commands = ({ role }: Identity): boolean => permissions[role].command;

export function createRoomActs(options: ActsOptions): RoomActs {
  const { member, leaderOf } = options;
  /** By asking screen, then by the screen asked. */
  const asks = new Map<string, Map<string, { aspects: readonly Aspect[]; until: number }>>();

  const nameOf = (screenId: string): string => member(screenId)?.screen.name ?? screenId;
  const tell = (to: string, code: Told['code'], from: string, about: readonly Aspect[]): void =>
    options.tell(to, { code, from: { screenId: from, name: nameOf(from) }, aspects: [...about] });

  /** Takes back what `asking` has asked of `asked`; null where nothing is open. */
  function closeAsk(asking: string, asked: string): readonly Aspect[] | null {
    const open = asks.get(asking);
    const ask = open?.get(asked);
    open?.delete(asked);
    if (open?.size === 0) asks.delete(asking);
    return ask && options.now() < ask.until ? ask.aspects : null;
  }

  /** Why this screen may not give away an aspect; null where it may. `accepted`: what it gives because it was asked. */
  function unfit(screenId: string, identity: Identity, to: string, aspect: Aspect, accepted: readonly Aspect[]): Answer<never> | null {
    const target = member(to)!;
    if (!mayLead(target.identity, aspect)) {
      return refuse('forbidden', `"${target.screen.name}" is signed in as "${target.identity.role}" and may not lead ${aspect}`, 'Hand over to a desk or a tablet.');
    }
    const leader = leaderOf(aspect);
    if (leader === screenId || (commands(identity) && !accepted.includes(aspect))) return null;
    if (leader === null) return refuse('stale', `nobody leads ${aspect} now, so it cannot be handed over`, 'Take the lead first.');
    return refuse('stale', `"${nameOf(leader)}" leads ${aspect} now, so this screen cannot hand it over`, `Ask "${nameOf(leader)}" to hand over.`);
  }

  return {
    handOver(screenId, { aspects, to }) {
      const own = member(screenId);
      if (!own) return options.notJoined(screenId);
      if (!member(to)) return refuse('unavailable', `the screen "${to}" has left the room`, 'Hand over to a screen that is in the room.');
      const accepted = closeAsk(to, screenId) ?? [];
      const given = unique(aspects);
      for (const aspect of given) {
        const refusal = unfit(screenId, own.identity, to, aspect, accepted);
        if (refusal) return refusal;
      }
      const moved = given.filter((aspect) => leaderOf(aspect) !== to);
      for (const aspect of moved) options.giveLead(to, aspect);
      if (to !== screenId && moved.length > 0) tell(to, 'handed-over', screenId, moved);
      return { ok: true, value: null };
    },

    askControl(screenId, { aspects }) {
      const own = member(screenId);
      if (!own) return options.notJoined(screenId);
      const wanted = unique(aspects);
      const barred = wanted.find((aspect) => !mayLead(own.identity, aspect));
      if (barred) return refuse('forbidden', `the role "${own.identity.role}" may not lead ${barred}`, 'Open the link of a role that may lead, for example the desk.');
      const asked = new Map<string, Aspect[]>();
      for (const aspect of wanted) {
        const leader = leaderOf(aspect);
        if (leader !== null && leader !== screenId) asked.set(leader, [...(asked.get(leader) ?? []), aspect]);
      }
      if (asked.size === 0) {
        return wanted.some((aspect) => leaderOf(aspect) === screenId)
          ? refuse('unavailable', 'this screen leads it already', 'There is nothing to ask for.')
          : refuse('unavailable', 'nobody leads it', 'Take the lead.');
      }
      const present = [...asked.keys()].filter((leader) => member(leader));
      if (present.length === 0) return refuse('unavailable', `"${[...asked.keys()].join('", "')}" has just left`, 'Take the lead in five seconds.');
      for (const leader of present) {
        const open = asks.get(screenId) ?? new Map<string, { aspects: readonly Aspect[]; until: number }>();
        asks.set(screenId, open.set(leader, { aspects: asked.get(leader)!, until: options.now() + askMs }));
        tell(leader, 'asked', screenId, asked.get(leader)!);
      }
      return { ok: true, value: { asked: present } };
    },

    declineControl(screenId, { to }) {
      const declined = member(screenId) && closeAsk(to, screenId);
      if (declined && member(to)) tell(to, 'declined', screenId, declined);
    },

    gather(screenId) {
      const own = member(screenId);
      if (!own) return options.notJoined(screenId);
      if (!commands(own.identity)) return refuse('forbidden', `the role "${own.identity.role}" may not bring everyone here`, 'Ask a dispatcher to do it.');
      for (const aspect of allAspects) {
        if (leaderOf(aspect) !== screenId) options.giveLead(screenId, aspect);
        for (const other of options.present()) if (other !== screenId) options.follow(other, aspect);
      }
      for (const other of options.present()) if (other !== screenId) tell(other, 'gathered', screenId, allAspects);
      return { ok: true, value: null };
    },

    forget(screenId) {
      asks.delete(screenId);
      for (const asking of [...asks.keys()]) closeAsk(asking, screenId);
    },
  };
}
