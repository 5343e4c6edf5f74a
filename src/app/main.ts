import { parseTile, profiles, type ScreenProfile } from '@/screens';
import { createPreferenceStore, deviceStorage, type PreferenceStore } from '@/state';
import { createBootStore } from './boot';
import { createLightStore } from './first-light';
import { createMetroscopeApi, type MetroscopeApi } from './metroscope-api';
import type { Running } from './page';
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

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element "${id}"`);
  return found;
}

const preferences: PreferenceStore = createPreferenceStore(profile?.class ?? 'medium', navigator.language, deviceStorage, {
  language: asked.get('lang'),
  theme: asked.get('theme'),
  light: asked.get('light'),
});
document.documentElement.dataset.screen = profile?.class ?? 'medium';
document.documentElement.dataset.theme = preferences.getState().theme;

/** React and the interface wait this long for the first light, milliseconds. */
const longestWaitMs = 400;
const mount = async (running: Running | null): Promise<void> => (await import('./page')).mountPage(element('root'), preferences, running);

if (!profile && path === '') {
  void mount(null);
} else {
  const running: Running = { boot: createBootStore(), light: createLightStore() };
  const { boot, light } = running;
  const handle = createMetroscopeApi();
  window.metroscope = handle.api;
  if (parent !== window) void import('./embed/answer-embedder').then(({ answerEmbedder }) => answerEmbedder(handle.api));
  const address = profile?.page === 'wall' ? parseTile(location.search) : { ok: true as const, tile: null };
  if (!profile) boot.setState({ phase: 'stopped', problem: new Problem('notFound', location.pathname) }, true);
  else if (!address.ok) boot.setState({ phase: 'stopped', problem: new Problem('tile', address.problem) }, true);
  else void startScreen({ page: profile.page, tile: asked.has('tile') ? address.tile : null, container: element('stage'), preferences, boot, light, handle });
  void Promise.race([
    new Promise((waited) => setTimeout(waited, longestWaitMs)),
    new Promise((lit) => light.subscribe(lit)),
    new Promise<void>((stopped) => {
      const noCity = (): boolean => ['stopped', 'pairing'].includes(boot.getState().phase);
      if (noCity()) stopped();
      boot.subscribe(() => noCity() && stopped());
    }),
  ]).then(() => mount(running));
}
