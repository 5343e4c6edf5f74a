import { reportCommandSchema } from '@/model';
import { aspectMessageSchema, clockPingSchema, documentCommandSchema, joinSchema, readySchema, renewSchema, setRoleSchema, showSchema, undoSchema } from '@/protocol';
import type { EventLog } from '../store/event-log';
import { listenTo, type Listening } from './listen';
import type { MoverSource } from './mover-channel';
import { reportRequest } from './report';
import type { RequestChannel } from './request-channel';
import { actInRoom } from '../rooms/room-channel';
import type { RoomHost } from '../rooms/room-host';
import { pointInRoom } from '../rooms/room-pointing';
import { thumbnailsInRoom } from '../rooms/room-thumbnails';
import type { ScreenLine } from './screen-line';
import { sendAllDocuments } from './send-documents';

/** What a hub does for every screen connected to it, wherever its room is decided. */
export interface Services {
  now(): number;
  log: EventLog;
  requests: RequestChannel;
  movers: MoverSource;
  addressAt(longitude: number, latitude: number): string;
}

/** Requests and movers for a screen that has joined. Returns the way to stop. */
export function subscribe(line: ScreenLine, { requests, movers }: Services, requestsAfter: number): () => void {
  const stops = [
    requests.subscribe(requestsAfter, (changes) => line.send('reliable', 'requests', changes)),
    movers.subscribe((batch) => line.send('movers', 'movers', batch)),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Answers what concerns no room: the shared time, and reports for the log. */
export function answerScreen({ on, settle }: Listening, { data: { identity } }: ScreenLine, { now, log, addressAt }: Services): void {
  on('clock', clockPingSchema, false, (_message, answer) => answer?.({ hubTime: now() }));
  on('report', reportCommandSchema, true, async (message, answer) => {
    settle('report', await reportRequest(log, identity, message, addressAt), answer);
  });
}

/** Takes a screen into a room that is decided here. Without `services` the hub it is connected to provides them. */
export function serveScreen(line: ScreenLine, host: RoomHost, now: () => number, services: Services | null): void {
  const { identity, screen } = line.data;
  const { screenId } = screen;
  host.enter(line, screen)?.close('replaced', 'this screen was opened again elsewhere; that one goes on');
  let joined = false;
  let stops: (() => void)[] = [];
  const stopAll = (): void => {
    for (const stop of stops) stop();
    stops = [];
  };

  const listening = listenTo(line, { name: screen.name, now, joined: () => joined });
  const { on, settle } = listening;

  on('join', joinSchema, false, (message, answer) => {
    stopAll();
    const welcome = host.join(screen, identity, message);
    joined = true;
    answer?.({ ok: true, value: welcome });
    stops = [...(services ? [subscribe(line, services, message.requestsAfter)] : []), sendAllDocuments(line, host.documents)];
  });
  on('role', setRoleSchema, true, (message, answer) => {
    settle('role', host.room.setRole(screenId, message), answer);
    host.touched();
  });
  actInRoom(listening, host, identity, screenId);
  pointInRoom(listening, host.pointing, identity, screen);
  thumbnailsInRoom(listening, host.thumbnails, identity, screen);
  on('renew', renewSchema, true, (message) => host.room.renew(screenId, message));
  on('aspect', aspectMessageSchema, true, (message, answer) => {
    settle('aspect', host.room.aspect(screenId, message), answer);
    host.touched();
  });
  on('document', documentCommandSchema, true, async (message, answer) => settle('document', await host.desk.command(identity, screen.name, message), answer));
  on('show', showSchema, true, (message, answer) => {
    settle('show', host.room.show(screenId, message), answer);
    host.touched();
  });
  on('ready', readySchema, true, (message) => {
    host.room.ready(screenId, message);
    host.touched();
  });
  on('undo', undoSchema, true, (_message, answer) => {
    settle('undo', host.room.undo(screenId), answer);
    host.touched();
  });
  if (services) answerScreen(listening, line, services);

  line.listen((event, message, answer) => host.authority.run(() => listening.heard(event, message, answer)));
  line.onGone(() => {
    stopAll();
    host.leave(line, screenId);
  });
}
