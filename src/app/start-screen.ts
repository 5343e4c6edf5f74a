import { profiles, type ScreenProfile } from '@/screens';
import type { Tile } from '@/model';
import type { PreferenceStore } from '@/state';
import type { BootStore } from './boot';
import type { LightStore } from './first-light';
import type { createMetroscopeApi } from './metroscope-api';
import { asProblem, Problem } from './problem';
import { hideToken, readToken } from './token';

const retryMs = 3_000;

interface StartOptions {
  page: ScreenProfile['page'];
  tile: Tile;
  container: HTMLElement;
  preferences: PreferenceStore;
  boot: BootStore;
  light: LightStore;
  handle: ReturnType<typeof createMetroscopeApi>;
}

/** Starts a screen and says in `boot` how far it is; while the hub does not answer it tries again. */
export async function startScreen(options: StartOptions): Promise<void> {
  const { page, tile, container, preferences, boot, light, handle } = options;
  try {
    const token = readToken(page, location.hash);
    if (token === null) throw new Problem('noLink', '');
    hideToken(page);
    const { compose } = await import('./compose');
    const { program, Screen, api } = await compose({
      profile: profiles[page], tile, token, container, preferences, light,
      onStep: (step) => boot.setState({ phase: 'starting', step }, true),
    });
    handle.start(api);
    boot.setState({ phase: 'running', program, Screen }, true);
  } catch (error) {
    const problem = asProblem(error);
    boot.setState({ phase: 'stopped', problem }, true);
    if (problem.kind === 'unreachable') setTimeout(() => void startScreen(options), retryMs);
    else handle.fail(problem);
  }
}
