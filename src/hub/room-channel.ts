import { askControlSchema, declineControlSchema, gatherSchema, handOverSchema } from '@/protocol';
import type { Listening } from './listen';
import type { RoomHost } from './room-host';

/** Receives what a screen does that concerns the others of its room. */
export function actInRoom({ on, settle }: Listening, { room, touched }: RoomHost, screenId: string): void {
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
}
