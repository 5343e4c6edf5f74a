import { profiles, type ScreenProfile } from '@/screens';
import type { Tile } from '@/model';
import type { PreferenceStore } from '@/state';
import type { BootStore } from './boot';
import type { Step } from './compose';
import { showFirstLight, type LightStore } from './first-light';
import type { createMetroscopeApi } from './metroscope-api';
import { openCity } from './opening';
import { asProblem, Problem } from './problem';
import { forgetPanel } from './pairing/held-panel';
import { reloadOnce } from './reload-once';
import { findSignIn } from './sign-in';
import { hideToken } from './token';
import { windowMemory } from './window-memory';

const retryMs = 3_000;

interface StartOptions {
  page: ScreenProfile['page'];
  /** The part of a wall that the address names; null when it names none. */
  tile: Tile | null;
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
    const signIn = await findSignIn(page, tile);
    const { token, place, panel, slot } = signIn;
    const ask = (): void => {
      boot.setState({ phase: 'pairing', page, slot }, true);
      handle.fail(new Problem('noLink', ''));
    };
    if (token === null && tile) throw new Problem('noLink', '');
    if (token === null) return ask();
    hideToken(page);
    const onStep = (step: Step): void => boot.setState({ phase: 'starting', step }, true);
    const overviewCode = import('@/stage/overview');
    overviewCode.catch(() => undefined);
    onStep('session');
    const opening = await openCity(profiles[page], place.getState(), token, () => onStep('city')).catch((error: unknown) => {
      if (!panel || asProblem(error).kind !== 'denied') throw error;
      // Unbound while it was away.
      forgetPanel(panel.slot);
      return null;
    });
    if (!opening) return ask();
    const firstLight = showFirstLight({ code: overviewCode, opening, profile: profiles[page], place, container, preferences, store: light });
    try {
      await firstLight.shown;
      if (!light.getState().lit && !hasWebGl2()) throw new Problem('webgl', '');
      onStep('engine');
      const { compose } = await import('./compose');
      const { program, Screen, api } = await compose({ profile: profiles[page], place, panel, token, container, preferences, opening, firstLight });
      handle.start(api);
      boot.setState({ phase: 'running', program, Screen }, true);
    } catch (error) {
      firstLight.stop();
      throw error;
    }
  } catch (error) {
    const problem = asProblem(error);
    boot.setState({ phase: 'stopped', problem }, true);
    if (problem.kind === 'unreachable') setTimeout(() => void startScreen(options), retryMs);
    else handle.fail(problem);
    if (problem.kind === 'version') reloadOnce(windowMemory(), page === 'wall', () => location.reload());
  }
}

function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
