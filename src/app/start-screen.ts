import { profiles, screens, type ScreenProfile } from '@/screens';
import type { Tile } from '@/model';
import type { PreferenceStore } from '@/state';
import type { BootStore } from './boot';
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
  handle: ReturnType<typeof createMetroscopeApi>;
}

/** Starts a screen and says in `boot` how far it is; while the hub does not answer it tries again. */
export async function startScreen({ page, tile, container, preferences, boot, handle }: StartOptions): Promise<void> {
  try {
    const token = readToken(page, location.hash);
    if (token === null) throw new Problem('noLink', '');
    hideToken(page);
    if (!hasWebGl2()) throw new Problem('webgl', '');
    const [{ compose }, { default: Screen }] = await Promise.all([import('./compose'), screens[page]()]);
    const { program, api } = await compose({
      profile: profiles[page], tile, token, container, preferences,
      onStep: (step) => boot.setState({ phase: 'starting', step }, true),
    });
    handle.start(api);
    boot.setState({ phase: 'running', program, Screen }, true);
  } catch (error) {
    const problem = asProblem(error);
    boot.setState({ phase: 'stopped', problem }, true);
    if (problem.kind === 'unreachable') setTimeout(() => void startScreen({ page, tile, container, preferences, boot, handle }), retryMs);
    else handle.fail(problem);
  }
}

function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
