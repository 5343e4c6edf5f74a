import { vitalsSchema, type Identity } from '@/model';
import { askControlSchema, declineControlSchema, gatherSchema, handOverSchema, watchSchema } from '@/protocol';
import type { Listening } from '../sockets/listen';
import type { RoomHost } from './room-host';

/** Receives what a screen does that concerns the others of its room. */
export function actInRoom({ on, settle }: Listening, { room, vitals, watch, touched }: RoomHost, identity: Identity, screenId: string): void {
  on('handOver', handOverSchema, true, (message, answer) => {
    const result = room.handOver(screenId, message);
    if (result.ok) watch.handedOver(screenId, message.aspects, message.to);
    settle('handOver', result, answer);
    touched();
  });
  on('askControl', askControlSchema, true, (message, answer) => settle('askControl', room.askControl(screenId, message), answer));
  on('declineControl', declineControlSchema, true, (message) => room.declineControl(screenId, message));
  on('gather', gatherSchema, true, (_message, answer) => {
    const result = room.gather(screenId);
    if (result.ok) watch.gathered(screenId);
    settle('gather', result, answer);
    touched();
  });
  on('vitals', vitalsSchema, true, (message) => vitals.note(screenId, message));
  on('watch', watchSchema, true, (message, answer) => settle('watch', vitals.watch(screenId, identity, message.vitals), answer));
}
