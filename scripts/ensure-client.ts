import { buildClient } from '../src/cli/client-build';
import { say } from './say';

/** Builds the client into dist unless it is there and made from these sources. */
export async function ensureClient(root: string): Promise<void> {
  const built = await buildClient(root, { building: () => say('building the client'), waiting: (pid) => say(`process ${pid} is building the client: waiting for it`) });
  say(built ? 'client built into dist' : 'client in dist is up to date');
}
