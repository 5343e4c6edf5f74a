import type { Program } from '@/screens';
import type { Stage } from '@/stage';
import { createDataTimeStore, createFlight, createRequestStore, createStageStore, type RequestStore, type ViewStore } from '@/state';
import { wholeShare } from '@/model';
import { followTime } from './follow-time';
import type { ReadRequestsAt } from './read-requests-at';
import { homeHere } from '../opening';
import { startPane, type PaneCode, type PaneShared } from '../pane';

interface SecondPaneOptions {
  first: Program;
  view: ViewStore;
  code: PaneCode & Pick<typeof import('@/stage'), 'createStage'>;
  shared: PaneShared;
  stage: Pick<Parameters<typeof import('@/stage').createStage>[0], 'screenClass' | 'budget' | 'manifest' | 'manifestUrl' | 'obstacles'>;
  live: RequestStore;
  read: ReadRequestsAt;
  /** Moves the first pane's camera for a frame, as that pane does itself. */
  moveFirst(now: number): boolean;
}

export interface SecondPane {
  program: Program;
  end(): void;
}

/** Where the second picture is put: after the first, so that it lies over it. */
function makeContainer(): HTMLElement {
  const container = document.createElement('div');
  container.id = 'stage-b';
  document.getElementById('stage')!.after(container);
  return container;
}

/** A second stage on the page with everything of the first on it, from the same data and on the same budget. @throws {Error} when this browser has no second context. */
export async function createSecondPane({ first, view, code, shared, stage: options, live, read, moveFirst }: SecondPaneOptions): Promise<SecondPane> {
  const container = makeContainer();
  const status = createStageStore();
  const loan = first.stage.lendBudget();
  const stage: Stage = await code.createStage({
    ...options, container, view, status, loan, theme: first.preferences.getState().theme, share: wholeShare, interactive: true,
  }).catch((error: unknown) => {
    loan.end();
    container.remove();
    throw error;
  });
  const flight = createFlight(view, () => performance.now(), shared.obstacles);
  const requests = createRequestStore();
  const dataTime = createDataTimeStore();
  const followed = followTime({ view, live, shown: requests, time: dataTime, read, sharedNow: shared.sharedNow });
  followed.follow(true);
  const pane = startPane(code, shared, {
    container, stage, view, requests, dataTime, flight, compared: () => true,
    following: () => first.compare?.store.getState().linked ?? true,
    shape: () => container.clientWidth / Math.max(1, container.clientHeight),
    home: (aspectRatio) => homeHere(options.manifest, {}, aspectRatio),
  });
  pane.refit();
  // Whichever draws first in a refresh moves the cameras of both.
  stage.onFrame((now) => [moveFirst(now), flight.step(now)].some(Boolean));
  const { camera, drill, layers } = pane;
  return {
    program: { ...first, view, requests, dataTime, status, stage, camera, drill, layers },
    end() {
      followed.stop();
      pane.stop();
      stage.dispose();
      container.remove();
    },
  };
}
