import { buildClient } from '../src/cli/client-build';
import { say } from './say';

/** Builds the client into dist unless it is there and made from these sources. */
export async function ensureClient(root: string): Promise<void> {
  const built = await buildClient(root, () => say('building the client'));
  say(built ? 'client built into dist' : 'client in dist is up to date');
}
