import { aspects, type Aspect, type Identity, type Screen, type ShownValues } from '@/model';
import { isNewer, supersedes, type Answer, type AspectMessage, type AspectVersion, type Join, type Lease, type Room as RoomMessage, type SetRole } from '@/protocol';
import type { Room, RoomOptions } from './room';
import { createRoomActs } from './room-acts';
import { createRoomPictures } from './room-pictures';
import { createRoomPlayout } from './room-playout';
import { freeLease, grant, hasExpired, leaseMs, release, type HeldLease } from './room-lease';
import { joiningRoles, mayLead, type Roles } from './room-roles';
import { nothingRemembered, type LedMessage, type RoomSnapshot } from './room-snapshot';

interface Member {
  screen: Screen;
  identity: Identity;
  roles: Roles;
  connectedAt: number;
}

interface AspectState {
  lease: HeldLease;
  /** Who joined when the leader had left, and would have led without its lease: it leads if that runs out `at` this time all the same (rule R5). */
  heir: { screenId: string; at: number } | null;
  value: LedMessage | null;
  /** When the whole value last went out reliably while it moved, hub time. */
  repeatedAt: number;
}

const repeatMs = 20_000;
/** News of who is here goes out this seldom, milliseconds: with n screens it is n messages of n entries. */
const leastPresenceMs = 250;
const presenceMsPerScreen = 10;
/** How far a sample may be ahead of hub time before its time is taken for wrong, milliseconds. */
const futureMs = 250;
const rememberedScreens = 512;

const refuse = (code: 'forbidden' | 'lease-held' | 'stale' | 'unavailable', message: string, remedy: string): Answer<never> =>
  ({ ok: false, refusal: { code, message, remedy } });

export function createRoom({ name, hub, cityId, now, output, remembered = nothingRemembered }: RoomOptions): Room {
  const members = new Map<string, Member>();
  const former = new Map<string, Pick<Member, 'identity' | 'roles'>>();
  const states = Object.fromEntries(aspects.map((aspect): [Aspect, AspectState] => {
    const { epoch, value } = remembered.aspects[aspect] ?? { epoch: 0, value: null };
    return [aspect, { lease: { ...freeLease, epoch }, heir: null, value, repeatedAt: 0 }];
  })) as Record<Aspect, AspectState>;
  /** Aspects whose latest `move` waits for a tick (rule R10). */
  const waiting = new Set<Aspect>();
  /** What the screens have not been told yet: `lease` goes with the next tick, `presence` may wait for more (rule R21). */
  let untold: 'nothing' | 'presence' | 'lease' = 'nothing';
  let toldAt = -Infinity;
  const playout = createRoomPlayout(now);
  /** Screens that became followers without asking: they get the value once they have been told. */
  let owed: { screenId: string; aspect: Aspect }[] = [];

  const screens = (): RoomMessage['screens'] => [...members.values()].map(({ screen, identity, roles, connectedAt }) => ({
    screen, subject: identity.subject, identityRole: identity.role, roles: { ...roles }, connectedAt,
  }));

  const roomMessage = (): RoomMessage => ({
    room: name,
    leases: Object.fromEntries(aspects.map((aspect): [Aspect, Lease] => {
      const { epoch, leader } = states[aspect].lease;
      return [aspect, { epoch, leader }];
    })) as RoomMessage['leases'],
    screens: screens(),
    shown: pictures.shown,
    undoable: pictures.undoable,
    playout: playout.plan,
    behind: [...pictures.behind],
  });

  function sendToFollowers(aspect: Aspect, reliably: boolean): void {
    const { value } = states[aspect];
    if (!value) return;
    const followers = [...members].filter(([, { roles }]) => roles[aspect] === 'follow');
    output.aspect(followers.map(([screenId]) => screenId), value, reliably);
  }

  function sendCurrent(screenId: string, aspect: Aspect): void {
    const { value } = states[aspect];
    if (value) output.aspect([screenId], { ...value, kind: 'settle' }, true);
  }

  const notePresence = (): void => {
    if (untold === 'nothing') untold = 'presence';
  };
  const ledBy = (screenId: string): Aspect[] => aspects.filter((aspect) => states[aspect].lease.leader === screenId);

  /** A motion whose leader is gone ends where it is, for everybody (rule R11). */
  function endMotion(aspect: Aspect): void {
    waiting.delete(aspect);
    const state = states[aspect];
    if (state.value?.kind !== 'move') return;
    state.value = { ...state.value, kind: 'settle' };
    sendToFollowers(aspect, true);
  }

  function remember(screenId: string, { identity, roles }: Member): void {
    former.delete(screenId);
    former.set(screenId, { identity, roles });
    const oldest = former.keys().next();
    if (former.size > rememberedScreens && !oldest.done) former.delete(oldest.value);
  }

  function takeLead(screenId: string, member: Member, aspect: Aspect): Answer<Lease> {
    const state = states[aspect];
    const { leader } = state.lease;
    if (!mayLead(member.identity, aspect)) {
      return refuse('forbidden', `the role "${member.identity.role}" may not lead ${aspect}`, 'Open the link of a role that may lead, for example the desk.');
    }
    if (leader !== null && leader !== screenId && member.identity.role !== 'dispatcher') {
      const holder = members.get(leader)?.screen.name ?? leader;
      return refuse('lease-held', `"${holder}" leads ${aspect}`, 'Ask it to hand over, or let a dispatcher take the lead.');
    }
    giveLead(screenId, aspect);
    return { ok: true, value: { epoch: state.lease.epoch, leader: screenId } };
  }

  /** The lead is this member's from now on; another that had it becomes a follower. */
  function giveLead(screenId: string, aspect: Aspect): void {
    const state = states[aspect];
    const { leader } = state.lease;
    pictures.led(aspect, leader === null ? pictures.holds(aspect) : leader !== screenId);
    state.lease = grant(state.lease, screenId, now());
    members.get(screenId)!.roles[aspect] = 'lead';
    untold = 'lease';
    if (leader !== null && leader !== screenId) makeFollow(leader, aspect);
    endMotion(aspect);
  }

  /** A member follows without having asked: it has the value once it has been told. */
  function makeFollow(screenId: string, aspect: Aspect): void {
    const member = members.get(screenId);
    if (!member || member.roles[aspect] === 'follow') return;
    member.roles[aspect] = 'follow';
    owed.push({ screenId, aspect });
    untold = 'lease';
  }

  const pictures = createRoomPictures({
    now, output, notJoined, remembered,
    member: (screenId) => members.get(screenId),
    present: () => members.keys(),
    // A room that never was shown a chart shows none: undo of the first returns to that.
    values: () => ({ charts: [], ...Object.fromEntries(aspects.flatMap((aspect) => (states[aspect].value ? [[aspect, states[aspect].value.value]] : []))) }) as ShownValues,
    assume(aspect, value, applyAt) {
      endMotion(aspect);
      const state = states[aspect];
      const { leader } = state.lease;
      const version = { epoch: state.lease.epoch + 1, seq: 1 };
      for (const who of [members, former]) {
        const led = leader === null ? undefined : who.get(leader);
        if (led) led.roles[aspect] = 'follow';
      }
      state.lease = { epoch: version.epoch, leader: null, expiresAt: 0 };
      state.value = { aspect, kind: 'settle', ...version, sampledAt: applyAt, value, leader: '' } as AspectState['value'];
      untold = 'lease';
      return { ...version, led: leader };
    },
    tellLeases: tellRoom,
    behindChanged: notePresence,
    sendValue(screenId, aspect) {
      if (members.get(screenId)?.roles[aspect] === 'follow') sendCurrent(screenId, aspect);
    },
  });

  const acts = createRoomActs({
    now, notJoined, giveLead,
    member: (screenId) => members.get(screenId),
    present: () => members.keys(),
    leaderOf: (aspect) => states[aspect].lease.leader,
    follow: makeFollow,
    tell: (screenId, message) => output.told(screenId, message),
  });

  return {
    handOver: acts.handOver,
    askControl: acts.askControl,
    declineControl: acts.declineControl,
    gather: acts.gather,
    show: pictures.show,
    undo: pictures.undo,
    ready: pictures.ready,
    showItself: pictures.showItself,

    join(screen, identity, message) {
      const { screenId } = screen;
      const before = members.get(screenId) ?? former.get(screenId);
      const own = before?.identity.subject === identity.subject;
      const ended = ledBy(screenId);
      notePresence();
      if (!own) for (const aspect of ended) states[aspect].lease = release(states[aspect].lease);
      const asked = message.roles ?? (own ? before.roles : {});
      const roles = joiningRoles(screen, identity, asked, (aspect) => {
        if (pictures.holds(aspect)) return false;
        const { lease, heir } = states[aspect];
        if (lease.leader === null || lease.leader === screenId) return true;
        if (!members.has(lease.leader) && heir?.at !== lease.expiresAt) states[aspect].heir = { screenId, at: lease.expiresAt };
        return false;
      });
      former.delete(screenId);
      members.set(screenId, { screen, identity, roles, connectedAt: now() });
      for (const aspect of aspects) {
        const state = states[aspect];
        const { leader } = state.lease;
        if (roles[aspect] === 'lead') state.lease = grant(state.lease, screenId, now());
        else if (state.lease.leader === screenId) state.lease = release(state.lease);
        if (state.lease.leader !== leader) untold = 'lease';
      }
      ended.forEach(endMotion);
      pictures.changed(screenId);
      return { hub, cityId, roles: { ...roles }, room: roomMessage(), values: valuesFor(message) };
    },

    leave(screenId) {
      const member = members.get(screenId);
      if (!member) return;
      members.delete(screenId);
      acts.forget(screenId);
      remember(screenId, member);
      notePresence();
      ledBy(screenId).forEach(endMotion);
      pictures.changed(screenId);
    },

    setRole(screenId, { aspect, role }: SetRole) {
      const member = members.get(screenId);
      if (!member) return notJoined(screenId);
      if (role === 'lead') return takeLead(screenId, member, aspect);
      const state = states[aspect];
      const led = state.lease.leader === screenId;
      if (led) state.lease = release(state.lease);
      member.roles[aspect] = role;
      notePresence();
      if (led) {
        untold = 'lease';
        endMotion(aspect);
      }
      if (role === 'follow') sendCurrent(screenId, aspect);
      return { ok: true, value: { epoch: state.lease.epoch, leader: state.lease.leader } };
    },

    renew(screenId, { aspect, epoch }) {
      const state = states[aspect as Aspect] as AspectState | undefined;
      if (state?.lease.leader === screenId && state.lease.epoch === epoch) state.lease = { ...state.lease, expiresAt: now() + leaseMs };
    },

    aspect(screenId, message): Answer<AspectVersion> {
      if (!members.has(screenId)) return notJoined(screenId);
      const { aspect, epoch, seq } = message;
      const state = states[aspect];
      const { lease, value } = state;
      if (lease.leader !== screenId || lease.epoch !== epoch) {
        return refuse('stale', `"${screenId}" does not hold lease ${epoch} of ${aspect} (now ${lease.epoch}, led by ${lease.leader ?? 'nobody'})`, 'Take the lead, or follow.');
      }
      state.lease = { ...lease, expiresAt: now() + leaseMs };
      if (value && !supersedes(message, value)) {
        const again = !isNewer(value, message) && message.kind === value.kind;
        return again
          ? { ok: true, value: { epoch, seq } }
          : refuse('stale', `${aspect} ${epoch}.${seq} is not newer than ${value.epoch}.${value.seq}`, 'Send the present value with a higher seq.');
      }
      state.value = { ...message, sampledAt: Math.min(message.sampledAt, now() + futureMs), leader: screenId };
      if (message.kind === 'move') {
        if (aspect === 'camera' && playout.note(epoch, message.sampledAt)) output.playout(playout.plan);
        if (value?.kind !== 'move') state.repeatedAt = now();
        waiting.add(aspect);
      } else {
        waiting.delete(aspect);
        sendToFollowers(aspect, true);
      }
      return { ok: true, value: { epoch, seq } };
    },

    tick() {
      expireLeases();
      pictures.tick();
      tellRoom();
      flush();
      repeatMoving();
    },

    get busy() {
      return waiting.size > 0 || untold === 'lease' || pictures.pending;
    },
    get size() {
      return members.size;
    },
    snapshot: () => ({
      aspects: Object.fromEntries(aspects.map((aspect) => {
        const { lease: { epoch, leader }, value } = states[aspect];
        return [aspect, { epoch, leader, value }];
      })) as RoomSnapshot['aspects'],
      shown: pictures.shown,
      held: pictures.held,
      history: pictures.history,
    }),
    get screens() {
      return screens();
    },
    get cameraFree() {
      return states.camera.lease.leader === null;
    },
    get handAt() {
      return pictures.handAt;
    },
  };

  function notJoined(screenId: string): Answer<never> {
    return refuse('unavailable', `"${screenId}" has not joined the room "${name}"`, 'Join first.');
  }

  function valuesFor({ known, hub: knownHub }: Join): AspectMessage[] {
    return aspects.flatMap((aspect) => {
      const { value } = states[aspect];
      const held = knownHub === hub ? known[aspect] : undefined;
      if (!value || (held && value.kind === 'settle' && !isNewer(value, held))) return [];
      const { leader: _, ...message } = value;
      return [{ ...message, kind: 'settle' as const }];
    });
  }

  function expireLeases(): void {
    const expired = aspects.filter((aspect) => hasExpired(states[aspect].lease, now()));
    if (expired.length === 0) return;
    for (const aspect of expired) {
      const { lease, heir } = states[aspect];
      const member = members.get(lease.leader!);
      states[aspect].lease = release(lease);
      endMotion(aspect);
      if (member) makeFollow(member.screen.screenId, aspect);
      if (heir?.at === lease.expiresAt && members.get(heir.screenId)?.roles[aspect] === 'follow') giveLead(heir.screenId, aspect);
    }
    untold = 'lease';
  }

  function tellRoom(): void {
    const presenceMs = Math.max(leastPresenceMs, members.size * presenceMsPerScreen);
    if (untold === 'nothing' || (untold === 'presence' && now() - toldAt < presenceMs)) return;
    untold = 'nothing';
    toldAt = now();
    output.room(roomMessage());
    for (const { screenId, aspect } of owed) if (members.get(screenId)?.roles[aspect] === 'follow') sendCurrent(screenId, aspect);
    owed = [];
  }

  function flush(): void {
    for (const aspect of waiting) sendToFollowers(aspect, false);
    waiting.clear();
  }

  /** Still as a `move`: who has it already must not take the motion for over (rule R12). */
  function repeatMoving(): void {
    for (const aspect of aspects) {
      const state = states[aspect];
      if (state.value?.kind !== 'move' || now() - state.repeatedAt < repeatMs) continue;
      state.repeatedAt = now();
      sendToFollowers(aspect, true);
    }
  }
}
