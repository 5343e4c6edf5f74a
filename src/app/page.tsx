import type { PreferenceStore } from '@/state';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import type { BootStore } from './boot';
import { ChooserPage } from './chooser-page';
import type { LightStore } from './first-light';

export interface Running {
  boot: BootStore;
  light: LightStore;
}

/** The interface: of a screen, or where nothing runs the choice between screens. */
export function mountPage(element: HTMLElement, preferences: PreferenceStore, running: Running | null): void {
  createRoot(element).render(
    running ? <App {...running} preferences={preferences} /> : <ChooserPage preferences={preferences} />,
  );
}
