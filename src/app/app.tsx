import type { PreferenceStore } from '@/state';
import { TextProvider, useText } from '@/ui';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { BootStore } from './boot';
import { ErrorBoundary } from './error-boundary';
import type { LightStore } from './first-light';
import { Loading, LoadingVeil } from './loading';
import { ProblemPage } from './problem-page';

const PairingPage = lazy(() => import('./pairing/pairing-page'));

/** A screen from its first moment: what it waits for, the screen itself, or why there is none. */
export function App({ boot, light, preferences }: { boot: BootStore; light: LightStore; preferences: PreferenceStore }) {
  return (
    <TextProvider preferences={preferences}>
      <ErrorBoundary>
        <Content boot={boot} light={light} />
      </ErrorBoundary>
    </TextProvider>
  );
}

function Content({ boot, light }: { boot: BootStore; light: LightStore }) {
  const state = useStore(boot);
  const lit = useStore(light, (now) => now.lit);
  const { language } = useText();
  if (state.phase === 'stopped') return <ProblemPage problem={state.problem} />;
  if (state.phase === 'pairing') return <Suspense><PairingPage page={state.page} slot={state.slot} /></Suspense>;
  if (state.phase === 'starting') return <Loading lit={lit} step={state.step} />;
  const { program, Screen } = state;
  return (
    <>
      <title>{`${program.manifest.name[language]} · Metroscope`}</title>
      <Screen program={program} />
      <LoadingVeil lit={lit} status={program.status} />
    </>
  );
}
