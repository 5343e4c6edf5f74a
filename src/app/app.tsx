import type { PreferenceStore } from '@/state';
import { TextProvider, useText } from '@/ui';
import { useStore } from 'zustand';
import type { BootStore } from './boot';
import { ErrorBoundary } from './error-boundary';
import { LoadingPage, LoadingVeil } from './loading';
import { ProblemPage } from './problem-page';

/** A screen from its first moment: what it waits for, the screen itself, or why there is none. */
export function App({ boot, preferences }: { boot: BootStore; preferences: PreferenceStore }) {
  return (
    <TextProvider preferences={preferences}>
      <ErrorBoundary>
        <Content boot={boot} />
      </ErrorBoundary>
    </TextProvider>
  );
}

function Content({ boot }: { boot: BootStore }) {
  const state = useStore(boot);
  const { language } = useText();
  if (state.phase === 'stopped') return <ProblemPage problem={state.problem} />;
  if (state.phase === 'starting') return <LoadingPage step={state.step} />;
  const { program, Screen } = state;
  return (
    <>
      <title>{`${program.manifest.name[language]} · Metroscope`}</title>
      <Screen program={program} />
      <LoadingVeil status={program.status} />
    </>
  );
}
