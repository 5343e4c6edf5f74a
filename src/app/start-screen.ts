import { profiles, type ScreenProfile } from '@/screens';
import type { PreferenceStore, WallPlaceStore } from '@/state';
import type { BootStore } from './boot';
import type { Step } from './compose';
import { showFirstLight, type LightStore } from './first-light';
import type { createMetroscopeApi } from './metroscope-api';
import { openCity } from './opening';
import { asProblem, Problem } from './problem';
import { hideToken, readToken } from './token';

const retryMs = 3_000;

interface StartOptions {
  page: ScreenProfile['page'];
  place: WallPlaceStore;
  container: HTMLElement;
  preferences: PreferenceStore;
  boot: BootStore;
  light: LightStore;
  handle: ReturnType<typeof createMetroscopeApi>;
}

/** Starts a screen and says in `boot` how far it is; while the hub does not answer it tries again. */
export async function startScreen(options: StartOptions): Promise<void> {
  const { page, place, container, preferences, boot, light, handle } = options;
  try {
    const token = readToken(page, location.hash);
    if (token === null) throw new Problem('noLink', '');
    hideToken(page);
    const onStep = (step: Step): void => boot.setState({ phase: 'starting', step }, true);
    const overviewCode = import('@/stage/overview');
    overviewCode.catch(() => undefined);
    onStep('session');
    const opening = await openCity(profiles[page], place.getState(), token, () => onStep('city'));
    const firstLight = showFirstLight({ code: overviewCode, opening, profile: profiles[page], place, container, preferences, store: light });
    try {
      await firstLight.shown;
      if (!light.getState().lit && !hasWebGl2()) throw new Problem('webgl', '');
      onStep('engine');
      const { compose } = await import('./compose');
      const { program, Screen, api } = await compose({ profile: profiles[page], place, token, container, preferences, opening, firstLight });
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
  }
}

function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
