import { vitalsSchema, type Identity } from '@/model';
import { askControlSchema, declineControlSchema, gatherSchema, handOverSchema, watchSchema } from '@/protocol';
import type { Listening } from './listen';
import type { RoomHost } from './room-host';

/** Receives what a screen does that concerns the others of its room. */
export function actInRoom({ on, settle }: Listening, { room, vitals, touched }: RoomHost, identity: Identity, screenId: string): void {
  on('handOver', handOverSchema, true, (message, answer) => {
    settle('handOver', room.handOver(screenId, message), answer);
    touched();
  });
  on('askControl', askControlSchema, true, (message, answer) => settle('askControl', room.askControl(screenId, message), answer));
  on('declineControl', declineControlSchema, true, (message) => room.declineControl(screenId, message));
  on('gather', gatherSchema, true, (_message, answer) => {
    settle('gather', room.gather(screenId), answer);
    touched();
  });
  on('vitals', vitalsSchema, true, (message) => vitals.note(screenId, message));
  on('watch', watchSchema, true, (message, answer) => settle('watch', vitals.watch(screenId, identity, message.vitals), answer));
}
