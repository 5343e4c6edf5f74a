import { parseTile, profiles, type ScreenProfile } from '@/screens';
import { wholeWall } from '@/model';
import { createPreferenceStore, type PreferenceStore } from '@/state';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createBootStore } from './boot';
import { ChooserPage } from './chooser-page';
import { createLightStore } from './first-light';
import { createMetroscopeApi, type MetroscopeApi } from './metroscope-api';
import { Problem } from './problem';
import { startScreen } from './start-screen';

declare global {
  interface Window {
    metroscope: MetroscopeApi;
    /** Where Cesium finds its workers and textures. */
    CESIUM_BASE_URL: string;
  }
}

window.CESIUM_BASE_URL = '/cesium/';

const path = location.pathname.replace(/\/$/, '').slice(1);
const profile: ScreenProfile | undefined = Object.values(profiles).find(({ page }) => page === path);
const asked = new URLSearchParams(location.search);

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element "${id}"`);
  return found;
}

const preferences: PreferenceStore = createPreferenceStore(profile?.class ?? 'medium', navigator.language, storage(), {
  language: asked.get('lang'),
  theme: asked.get('theme'),
});
document.documentElement.dataset.screen = profile?.class ?? 'medium';
document.documentElement.dataset.theme = preferences.getState().theme;
const root = createRoot(element('root'));

if (!profile && path === '') {
  root.render(<ChooserPage preferences={preferences} />);
} else {
  const boot = createBootStore();
  const light = createLightStore();
  const handle = createMetroscopeApi();
  window.metroscope = handle.api;
  root.render(<App boot={boot} light={light} preferences={preferences} />);
  const address = profile?.page === 'wall' ? parseTile(location.search) : { ok: true as const, tile: wholeWall };
  if (!profile) boot.setState({ phase: 'stopped', problem: new Problem('notFound', location.pathname) }, true);
  else if (!address.ok) boot.setState({ phase: 'stopped', problem: new Problem('tile', address.problem) }, true);
  else void startScreen({ page: profile.page, tile: address.tile, container: element('stage'), preferences, boot, light, handle });
}
