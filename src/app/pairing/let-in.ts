import { boundSchema, waitingSchema } from '@/protocol';
import type { LetIn } from '@/screens';
import type { AskHub } from '../ask-hub';

/** Lets pages in that show a code, in the name of this screen's sign-in. */
export function createLetIn(ask: AskHub): LetIn {
  return {
    async waiting() {
      const answer = await ask('/api/pairing', null, waitingSchema);
      return answer.ok ? answer.value.items : null;
    },
    bind: (code, as) => ask(`/api/pairing/${code}/bind`, as, boundSchema),
  };
}
