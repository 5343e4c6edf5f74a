import type { Aspect, ReportCommand, Screen } from '@/model';
import {
  aspectMessageSchema, closeReasons, closingSchema, playoutSchema, protocolVersion, requestsMessageSchema, roomSchema, welcomeSchema,
  type Answer, type CloseReason, type Lease,
} from '@/protocol';
import type { LinkStore, Notice, RequestStore, ViewStore } from '@/state';
import { z } from 'zod';
import { readAnswer } from './answers';
import { createChannel, type Channel } from './channel';
import { createClockSync } from './clock-sync';
import type { FollowCamera } from './follower';
import { createLink, type Link } from './link';
import { takeRequests } from './requests';
import { createOwnDelay, createRoomDelay } from './playout-delay';
import { createRoomActs, type RoomActs } from './room-acts';
import { onNetworkBack } from './network';
import { createSharedClock } from '@/protocol';
import { createSocketTransport } from './socket-transport';
import { every, patiently, systemTime, type Time } from './time';
import type { Transport } from './transport';

export interface ConnectOptions {
  /** Address of the hub, for example `http://localhost:8080`; the page's own origin when absent. */
  url?: string;
  token: string;
  screen: Screen;
  /** City this page shows; a hub that shows another asks for a reload. */
  cityId: string;
  view: ViewStore;
  link: LinkStore;
  requests: RequestStore;
  /** A batch of movers as it came, see protocol/columns. */
  onMovers(bytes: Uint8Array): void;
  /** Something that should not happen, for the diagnostics: it was dropped. */
  onError(message: string): void;
}

/** Replaced by tests alone. */
export interface Surroundings {
  time: Time;
  transport: Transport;
}

/** This screen's life in its room: it comes back by itself until closed or turned away for good. */
export interface Connection {
  /** Shared time, hub milliseconds since 1970 UTC; local time until the first fix. */
  now(): number;
  readonly followCamera: FollowCamera;
  /** Everything that is said beside the shared aspects. */
  readonly channel: Channel;
  readonly acts: RoomActs;
  /** Values that were shown to the whole room, for the shows of this screen. */
  readonly takeShown: Link['shown'];
  readonly askAgain: Link['askAgain'];
  /** Takes the lead of an aspect; the hub may refuse. */
  lead(aspect: Aspect): Promise<Answer<Lease>>;
  /** Follows an aspect (again). */
  attach(aspect: Aspect): Promise<Answer<Lease>>;
  /** Goes its own way with an aspect. */
  detach(aspect: Aspect): Promise<Answer<Lease>>;
  /** Sends a new request; `ok` means it is durable. */
  report(command: ReportCommand): Promise<Answer<{ offset: number; requestId: string }>>;
  /** Messages dropped because they could not be read, and other errors. */
  readonly errorCount: number;
  close(): void;
}

const answerMs = 5_000;
/** From the beginning of a try to the hub's welcome. */
const joinMs = 8_000;
const reportMs = 15_000;
const renewMs = 1_000;
const firstRetryMs = 250;
const longestRetryMs = 3_000;

const silent: Notice = { message: 'The hub does not answer.', remedy: 'This screen tries again by itself.' };

const reportedSchema = z.object({ offset: z.int().min(0), requestId: z.string() });
const clockReplySchema = z.object({ hubTime: z.number() });
const ledAspectSchema = z.looseObject({ leader: z.string() });
const refusedSchema = z.object({ event: z.string(), code: z.string(), message: z.string() });

export function connect(options: ConnectOptions, surroundings?: Surroundings): Connection {
  const { screen, view, requests, link: store } = options;
  const time = surroundings?.time ?? systemTime;
  const transport =
    surroundings?.transport ?? createSocketTransport(options.url, { protocol: protocolVersion, token: options.token, screen });
  let errorCount = 0;
  let ended = false;
  let failures = 0;
  /** Answers of an earlier connection are not for this one. */
  let attempt = 0;
  /** When the try to connect that is under way, or was last, began; null once the hub let this screen in. */
  let beganAt: number | null = null;
  let cancelGivingUp = (): void => {};
  let cancelRetry = (): void => {};
  let cancelRenewal = (): void => {};

  const onError = (message: string): void => {
    errorCount++;
    options.onError(message);
  };
  const { channel, receive: taken, joined } = createChannel(transport, onError);
  const clock = createSharedClock(time.origin);
  const delay = screen.class === 'large' ? createRoomDelay() : createOwnDelay(() => store.getState().roundTripMs ?? 0);
  const link = createLink({ screenId: screen.screenId, view, store, clock, time, transport, delay, onError });
  const acts = createRoomActs({ channel, screenId: screen.screenId, yielded: link.yielded });

  const clockSync = createClockSync(
    time,
    clock,
    (clientTime, done) => {
      transport.request('clock', { clientTime }, answerMs, (reply) => {
        if (reply === undefined) {
          done(null);
          return;
        }
        const parsed = clockReplySchema.safeParse(reply);
        if (!parsed.success) onError(`the hub's answer to "clock" cannot be read: ${z.prettifyError(parsed.error)}`);
        done(parsed.success ? parsed.data.hubTime : null);
      });
    },
    (roundTripMs) => {
      store.setState({ clock: clock.state(time.now()), roundTripMs });
      link.clockFixed();
    },
    () => lost(silent),
  );

  function open(): void {
    const mine = ++attempt;
    beganAt = time.now();
    cancelGivingUp = patiently(time, joinMs, () => lost(silent));
    transport.open({ ...link.joinMessage(), requestsAfter: requests.getState().offset }, {
      opened: clockSync.start,
      joined(answer) {
        if (mine === attempt) entered(answer);
      },
      failed(refusal) {
        if (refusal) turnedAway(refusal.reason, { code: refusal.reason, message: refusal.message, remedy: refusal.remedy });
        else lost({ message: 'The hub cannot be reached.', remedy: 'This screen tries again by itself; check that the hub runs and the network is up.' });
      },
      closed: () => lost({ message: 'The connection to the hub is lost.', remedy: 'This screen tries again by itself.' }),
      message: receive,
    });
  }

  function entered(reply: unknown): void {
    cancelGivingUp();
    beganAt = null;
    const answer = readAnswer(welcomeSchema, 'join', reply, onError);
    if (!answer.ok) {
      lost({ message: answer.refusal.message, remedy: answer.refusal.remedy });
      return;
    }
    if (answer.value.cityId !== options.cityId) {
      end({ code: 'city-changed', message: `The hub shows "${answer.value.cityId}" now, this page shows "${options.cityId}".`, remedy: 'Reload the page.' });
      return;
    }
    failures = 0;
    store.setState({ status: 'online', notice: null, offlineSince: null });
    link.welcomed(answer.value);
    joined();
    cancelRenewal = every(time, renewMs, link.renewLeases);
  }

  function disconnect(): void {
    attempt++;
    clockSync.stop();
    cancelGivingUp();
    cancelRenewal();
    cancelRetry();
    link.disconnected();
    transport.close();
  }

  /** The connection is gone for now. */
  function lost(notice: Notice): void {
    if (ended) return;
    disconnect();
    store.setState(({ offlineSince }) => ({ status: 'offline', notice, offlineSince: offlineSince ?? time.origin + time.now() }));
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** failures) * (0.5 + time.random() / 2);
    // A try that nobody answered was a wait already.
    const waited = beganAt === null ? 0 : time.now() - beganAt;
    failures = Math.min(failures + 1, 10);
    cancelRetry = time.after(Math.max(0, wait - waited), open);
  }

  /** The connection is gone for good. */
  function end(notice: Notice): void {
    ended = true;
    disconnect();
    store.setState({ status: 'refused', notice });
  }

  function turnedAway(reason: string, notice: Notice): void {
    if (reason in closeReasons && !closeReasons[reason as CloseReason].retry) end(notice);
    else lost(notice);
  }

  function receive(event: string, payload: unknown): void {
    const read = <T extends z.ZodType>(schema: T, value: unknown, take: (message: z.infer<T>) => void): void => {
      const parsed = schema.safeParse(value);
      if (parsed.success) take(parsed.data);
      else onError(`message "${event}" of the hub cannot be read: ${z.prettifyError(parsed.error)}`);
    };
    switch (event) {
      case 'aspect':
        return read(ledAspectSchema, payload, ({ leader: _, ...message }) => read(aspectMessageSchema, message, link.aspect));
      case 'room':
        return read(roomSchema, payload, link.room);
      case 'playout':
        return read(playoutSchema, payload, link.playout);
      case 'requests':
        return read(requestsMessageSchema, payload, (message) => takeRequests(requests, message));
      case 'movers':
        if (payload instanceof ArrayBuffer) return options.onMovers(new Uint8Array(payload));
        if (payload instanceof Uint8Array) return options.onMovers(payload);
        return onError('message "movers" of the hub is not binary');
      case 'closing':
        return read(closingSchema, payload, ({ reason, message }) => turnedAway(reason, { code: reason, message, remedy: remedies[reason] ?? '' }));
      case 'refused':
        return read(refusedSchema, payload, ({ event: refused, code, message }) => {
          // Samples still on their way when the lead was lost are refused; the room message says so better.
          if (code !== 'stale') onError(`the hub refused "${refused}": ${message}`);
        });
      default:
        if (taken(event, payload)) return;
        return onError(`the hub sent "${event}", which this page does not know`);
    }
  }

  /** A try that began without a network may wait for its next packet for seconds: a new one is faster. */
  const stopHearing = onNetworkBack(() => {
    if (ended || store.getState().status === 'online') return;
    disconnect();
    open();
  });

  open();
  return {
    now: () => clock.now(time.now()),
    followCamera: link.camera,
    channel,
    takeShown: link.shown,
    askAgain: link.askAgain,
    acts,
    lead: (aspect) => link.setRole(aspect, 'lead'),
    attach: (aspect) => link.setRole(aspect, 'follow'),
    detach: (aspect) => link.setRole(aspect, 'free'),
    report: (command) =>
      new Promise((resolve) => {
        transport.request('report', command, reportMs, (reply) => resolve(readAnswer(reportedSchema, 'report', reply, onError)));
      }),
    get errorCount() {
      return errorCount;
    },
    close() {
      ended = true;
      stopHearing();
      disconnect();
      link.dispose();
      store.setState({ status: 'offline', notice: null });
    },
  };
}

const remedies: Record<string, string> = {
  replaced: 'Close this window, or reload it to take its place again.',
  unauthorized: 'Open the sign-in link printed by npm start.',
  'version-mismatch': 'Reload the page.',
  'shutting-down': 'This screen comes back by itself when the hub does.',
  moved: 'This screen comes back by itself in a moment.',
  'slow-reader': 'This screen comes back by itself; if it happens often, its network is too slow.',
  'bad-message': 'Reload the page.',
};
