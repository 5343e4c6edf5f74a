import { aspects, type Aspect, type LinkRole } from '@/model';
import { isNewer, type Answer, type AspectMessage, type AspectVersion, type Commit, type Join, type Lease, type PlayoutPlan, type Prepare, type Refusal, type Room, type Welcome } from '@/protocol';
import { perAspect, type LinkStore, type ViewStore } from '@/state';
import { z } from 'zod';
import { readAnswer, silence } from './answers';
import { createFollower, type FollowCamera, type ShownPlan } from './follower';
import type { PlayoutDelay } from './playout-delay';
import { createPublisher, type Publisher } from './publisher';
import type { SharedClock } from '@/protocol';
import type { Time } from './time';
import type { Transport } from './transport';

interface LinkOptions {
  screenId: string;
  view: ViewStore;
  store: LinkStore;
  clock: SharedClock;
  time: Time;
  transport: Transport;
  delay: PlayoutDelay;
  onError(message: string): void;
}

/** What this screen does with each aspect, and the values that come and go because of it. */
export interface Link {
  readonly camera: FollowCamera;
  /** Everything of `join` but the requests. */
  joinMessage(): Omit<Join, 'requestsAfter'>;
  welcomed(welcome: Welcome): void;
  disconnected(): void;
  room(message: Room): void;
  aspect(message: AspectMessage): void;
  /** The room's plan of how far behind the leader walls show the camera. */
  playout(plan: PlayoutPlan): void;
  /** What was shown to the whole room is taken where it is followed. */
  shown(values: Prepare['values'], versions: Commit['versions'], plan: ShownPlan): void;
  /** Asks the hub for the present values of those of these aspects that are followed. */
  askAgain(some: readonly Aspect[]): void;
  /** Sends what waited for the clock. */
  clockFixed(): void;
  renewLeases(): void;
  setRole(aspect: Aspect, role: LinkRole): Promise<Answer<Lease>>;
  /** Leads this screen knows to be another's now: it follows, and says nothing of a loss. */
  yielded(given: readonly Aspect[]): void;
  dispose(): void;
}

interface Wish {
  readonly role: LinkRole;
  /** The user changed the followed aspect while its lead was asked for. */
  touched: boolean;
}

const answerMs = 5_000;
const repeatMs = 1_000;
const leaseSchema = z.object({ epoch: z.int().min(0), leader: z.string().nullable() });
/** Milliseconds between camera samples, by who looks: a wall, other screens, nobody. */
const sampleMs = { wall: 1_000 / 60, screens: 1_000 / 30, nobody: 1_000 } as const;

export function createLink(options: LinkOptions): Link {
  const { screenId, view, store, clock, time, transport, delay, onError } = options;
  const follower = createFollower(view, time, clock, delay);
  /** Roles asked for that the hub has not confirmed; they outlive a lost connection. */
  const wanted = new Map<Aspect, Wish>();
  /** `wanted` as the last join said it. */
  let said = new Map<Aspect, Wish>();
  let hub: string | undefined;
  let joined = false;
  let room: Room | null = null;
  let audience: keyof typeof sampleMs = 'nobody';

  const publishers: Record<Aspect, Publisher> = perAspect((aspect) =>
    createPublisher({
      aspect,
      time,
      transport,
      value: () => view.get(aspect),
      sharedNow: () => (joined && clock.fixed ? clock.now(time.now()) : null),
      interval: () => sampleMs[audience],
      onAcknowledged: ({ seq }) => noteSeq(aspect, seq),
      onError,
    }));

  const roleOf = (aspect: Aspect): LinkRole => store.getState().roles[aspect];

  function noteSeq(aspect: Aspect, seq: number): void {
    const { versions } = store.getState();
    store.setState({ versions: { ...versions, [aspect]: { ...versions[aspect], seq } } });
  }

  /** Takes a role on this side; a lead goes on under `epoch`, where `seq` was used last. */
  function assume(aspect: Aspect, role: LinkRole, epoch: number, seq: number): void {
    const before = roleOf(aspect);
    const publisher = publishers[aspect];
    if (role === 'lead') publisher.begin(epoch, seq);
    else if (before === 'lead') publisher.end();
    if (before === role) return;
    follower.forget(aspect);
    store.setState(({ roles, notice }) => ({ roles: { ...roles, [aspect]: role }, notice: role === 'lead' ? null : notice }));
  }

  function ask(aspect: Aspect, role: LinkRole): Promise<Answer<Lease>> {
    const wish: Wish = { role, touched: false };
    wanted.set(aspect, wish);
    return new Promise((resolve) => send(aspect, wish, resolve));
  }

  function send(aspect: Aspect, wish: Wish, resolve: (answer: Answer<Lease>) => void): void {
    transport.request('role', { aspect, role: wish.role }, answerMs, (reply) => {
      const answer = readAnswer(leaseSchema, 'role', reply, onError);
      resolve(answer);
      const current = (): boolean => wanted.get(aspect) === wish;
      if (!current()) return;
      if (reply === undefined) {
        // Cut off, the next join says it; only asleep, it is said again.
        time.after(repeatMs, () => {
          if (joined && current()) send(aspect, wish, resolve);
        });
        return;
      }
      wanted.delete(aspect);
      if (!answer.ok) refused(aspect, wish, answer.refusal);
      else if (wish.role === 'lead') lead(aspect, answer.value.epoch);
    });
  }

  /** A lead begins with this screen's value. */
  function lead(aspect: Aspect, epoch: number): void {
    assume(aspect, 'lead', epoch, 0);
    publishers[aspect].changed(false);
  }

  function refused(aspect: Aspect, { role, touched }: Wish, { code, message, remedy }: Refusal): void {
    store.setState({ notice: { code, message, remedy, about: { aspect } } });
    if (role !== 'lead') return;
    if (touched) void link.setRole(aspect, 'free');
    else if (roleOf(aspect) === 'lead') void link.setRole(aspect, 'follow');
  }

  /** The hub says what it takes this screen's role to be. */
  function told(aspect: Aspect, role: LinkRole, lease: Lease): void {
    if (wanted.has(aspect)) return;
    const { epoch } = publishers[aspect];
    const leads = roleOf(aspect) === 'lead';
    if (role === 'lead') {
      if (!leads || epoch !== lease.epoch) lead(aspect, lease.epoch);
      return;
    }
    // The lease ran out while this screen slept, and nobody took it: it goes on leading (rule R4).
    if (leads && lease.leader === null && lease.epoch === epoch) {
      void ask(aspect, 'lead');
      return;
    }
    if (leads && lease.leader !== null) noteLost(aspect, lease);
    assume(aspect, role, 0, 0);
  }

  function noteLost(aspect: Aspect, { leader }: Lease): void {
    const name = room?.screens.find(({ screen }) => screen.screenId === leader)?.screen.name;
    store.setState({
      notice: {
        code: 'lead-lost',
        message: `${name ?? 'Another screen'} leads the ${aspect} now; this screen follows it.`,
        remedy: 'Take the lead to have it back.',
        about: { aspect, ...(name === undefined ? {} : { name }) },
      },
    });
  }

  function noteDelay(): void {
    if (store.getState().playoutDelayMs !== delay.target) store.setState({ playoutDelayMs: delay.target });
  }

  function publishRoom(message: Room): void {
    room = message;
    link.playout(message.playout);
    const followers = message.screens.filter(({ screen, roles }) => screen.screenId !== screenId && roles.camera === 'follow');
    audience = followers.length === 0 ? 'nobody' : followers.some(({ screen }) => screen.class === 'large') ? 'wall' : 'screens';
    store.setState(({ versions }) => ({
      room: message.room,
      screens: message.screens,
      shown: message.shown,
      undoable: message.undoable,
      behind: message.behind,
      versions: perAspect((aspect) => {
        const { epoch, leader } = message.leases[aspect];
        return { epoch, leader, seq: versions[aspect].epoch === epoch ? versions[aspect].seq : 0 };
      }),
    }));
  }

  /** Version of the value this screen said last as leader, as far as a hub has it. */
  function lastOwn(aspect: Aspect): AspectVersion | null {
    const { epoch } = publishers[aspect];
    const known = store.getState().versions[aspect];
    return epoch === null ? null : { epoch, seq: known.epoch === epoch ? known.seq : 0 };
  }

  /**
   * The room's value wins over this screen's, unless this screen leads and the hub does not have its value yet (rule R6). `own` is what it had said
   * to another hub, which may have ended before it had written that down (rule R63).
   */
  function rejoin(aspect: Aspect, { roles, room: { leases } }: Welcome, message: AspectMessage | undefined, own: AspectVersion | null): void {
    if (wanted.has(aspect)) return;
    const lease = leases[aspect];
    const led = roleOf(aspect) === 'lead';
    if (led && roles[aspect] !== 'lead' && lease.leader !== null) noteLost(aspect, lease);
    assume(aspect, roles[aspect], lease.epoch, message?.epoch === lease.epoch ? message.seq : 0);
    if (roles[aspect] !== 'lead') {
      if (said.get(aspect)?.touched) void link.setRole(aspect, 'free');
      else if (message) link.aspect(message);
    } else if (!message || (led && (publishers[aspect].behind || (own && isNewer(own, message)))) || said.get(aspect)?.role === 'lead') publishers[aspect].changed(false);
    else view.set(message.aspect, message.value, 'remote');
  }

  const unsubscribe = view.onChange(({ aspect, origin }) => {
    if (origin !== 'user') return;
    if (roleOf(aspect) === 'lead') publishers[aspect].changed(aspect === 'camera');
    else if (roleOf(aspect) === 'follow') {
      const wish = wanted.get(aspect);
      if (wish?.role === 'lead') wish.touched = true;
      else void link.setRole(aspect, 'free');
    }
  });

  const link: Link = {
    camera: follower.camera,

    joinMessage() {
      said = new Map(wanted);
      const known: Join['known'] = {};
      for (const aspect of aspects) {
        const held = roleOf(aspect) === 'follow' ? follower.held(aspect) : null;
        if (held?.kind === 'settle') known[aspect] = { epoch: held.epoch, seq: held.seq };
      }
      if (hub === undefined) return { known };
      return { known, hub, roles: { ...store.getState().roles, ...Object.fromEntries([...wanted].map(([aspect, { role }]) => [aspect, role])) } };
    },

    welcomed(welcome) {
      const another = hub !== undefined && hub !== welcome.hub;
      const own = perAspect((aspect) => (another ? lastOwn(aspect) : null));
      if (hub !== welcome.hub) for (const aspect of aspects) follower.forget(aspect);
      hub = welcome.hub;
      joined = true;
      publishRoom(welcome.room);
      for (const [aspect, wish] of said) if (wanted.get(aspect) === wish) wanted.delete(aspect);
      const values = new Map(welcome.values.map((message) => [message.aspect, message]));
      for (const aspect of aspects) rejoin(aspect, welcome, values.get(aspect), own[aspect]);
      for (const [aspect, { role }] of wanted) void ask(aspect, role);
    },

    disconnected() {
      joined = false;
    },

    room(message) {
      if (!joined) return;
      publishRoom(message);
      const me = message.screens.find(({ screen }) => screen.screenId === screenId);
      if (me) for (const aspect of aspects) told(aspect, me.roles[aspect], message.leases[aspect]);
    },

    playout(plan) {
      delay.planned(plan);
      noteDelay();
    },

    aspect(message) {
      if (roleOf(message.aspect) !== 'follow' || !follower.take(message)) return;
      if (message.kind === 'settle') noteSeq(message.aspect, message.seq);
      noteDelay();
    },

    shown(values, versions, plan) {
      for (const aspect of aspects) {
        const version = versions[aspect];
        const value = values[aspect];
        if (!version || value === undefined || roleOf(aspect) !== 'follow') continue;
        const message = { aspect, kind: 'settle', ...version, sampledAt: plan.applyAt, value } as AspectMessage;
        if (follower.takeShown(message, plan)) noteSeq(aspect, version.seq);
      }
    },

    askAgain(some) {
      for (const aspect of some) if (roleOf(aspect) === 'follow' && !wanted.has(aspect)) void ask(aspect, 'follow');
    },

    clockFixed() {
      for (const aspect of aspects) publishers[aspect].resume();
    },

    renewLeases() {
      if (!joined) return;
      for (const aspect of aspects) {
        const { epoch } = publishers[aspect];
        if (roleOf(aspect) === 'lead' && epoch !== null) transport.send('renew', { aspect, epoch });
      }
    },

    setRole(aspect, role) {
      if (role === 'lead') return joined ? ask(aspect, 'lead') : Promise.resolve(silence);
      assume(aspect, role, 0, 0);
      // Its user changed it while the lead was asked for: what it held of the room is not what it shows.
      if (wanted.get(aspect)?.touched) follower.forget(aspect);
      if (joined) return ask(aspect, role);
      wanted.set(aspect, { role, touched: false });
      const { epoch, leader } = store.getState().versions[aspect];
      return Promise.resolve({ ok: true, value: { epoch, leader } });
    },

    yielded(given) {
      for (const aspect of given) if (roleOf(aspect) === 'lead' && !wanted.has(aspect)) assume(aspect, 'follow', 0, 0);
    },

    dispose: unsubscribe,
  };
  return link;
}
