import { createCityFrame, framingOf } from '@/geo';
import type { PictureShare, Position } from '@/model';
import type { Layer } from '@deck.gl/core';
import type { ReactNode } from 'react';
import { createBudgetKeeper } from './budget/budget-keeper';
import { pageHeap } from './budget/page-heap';
import { surroundingsOf } from './budget/surroundings';
import { copyOf } from './canvas';
import { countReasons, type DrawReason } from './draw-reasons';
import { controlPoints } from './control-points';
import { watchFullHeap, type FullHeap } from './full-heap';
import { createFrameTimes } from './frame-times';
import { fullQuality, type Quality } from './gpu-pace';
import { lightStep, type Lighting } from './lighting';
import { watchPointer, type PointerEventHit } from './pointer';
import { createPictureWatch } from './picture-watch';
import { keepLast } from './keep-last';
import { createRest } from './rest';
import { createScheduler } from './scheduler';
import type { BuildingPaint, FrameHook, LonLatPolygon, PointerHit, Stage, StageOptions } from './stage-api';
import { createStageCore, type StageCore } from './stage-core';
import { memoryNotice, noSize, noticeOf, tilesNotice } from './stage-notices';
import { watchLosses } from './watch-losses';

/** Frames per second while tiles are awaited; their arrival asks for frames of its own. */
const loadingHz = 30;
/** What Cesium begins in one frame it may finish in the next: so many more are drawn before the stage rests. */
const settlingFrames = 2;
const settlingMs = 150;
/** After a frame that only data asked for, the GPU rests this many times as long as it worked. */
const restShare = 4;
/** Waits between attempts to get a new context, milliseconds; the last one repeats. */
const rebuildWaits = [0, 250, 1_000, 3_000, 10_000];

/**
 * Puts the city on a canvas in `container`. Rejects, and says why in `status`, when this browser has no WebGL 2 or the
 * city's buildings cannot be opened. A lost context later is mended from the stores: `status` is `lost` meanwhile.
 */
export async function createStage(options: StageOptions): Promise<Stage> {
  const { view, status, manifest } = options;
  const frame = createCityFrame(manifest.origin);
  const times = createFrameTimes();
  const errors = keepLast<string>(50);
  const deckLayers = new Map<string, Layer[]>();
  const sites = new Map<string, ReactNode>();
  const animated = new Set<string>();
  const hooks = new Set<FrameHook>();
  const pointerListeners = new Set<(hit: PointerHit) => void>();
  const checkGl = new URLSearchParams(location.search).has('check-gl');
  let theme = options.theme;
  let { share } = options;
  let hidden: ReadonlySet<string> = new Set();
  let highlighted: string | null = null;
  let litFor = lightStep(Date.now());
  let lighting: Lighting = 'clock';
  let calibrated: readonly Position[] = [];
  let scope: readonly LonLatPolygon[] | null = null;
  let paint: BuildingPaint | null = null;
  let order: readonly string[] = [];
  let cityState: Parameters<Stage['setCity']>[0] = { buildings: true, ground: true };
  let core: StageCore | null = null;
  let canvas!: HTMLCanvasElement;
  let stopPointer = (): void => undefined;
  let disposed = false;
  let settling = settlingFrames;
  /** A frame was due while the GPU was still at the last one. */
  let asked = false;
  /** Work under way that the picture waits for. */
  let holds = 0;
  /** Somebody waits for the next frame: it comes before any rest. */
  let touched = false;
  /** performance.now() until which the GPU rests from frames that only data asks for. */
  let restUntil = 0;
  /** Frames drawn by the present core. */
  let coreFrames = 0;
  const rest = createRest();
  const { loan } = options;
  const kept = loan ? null : createBudgetKeeper(options.budget, options.screenClass, surroundingsOf(options.container), options.adapting);
  const budgets = loan ?? kept!;
  kept?.setAlone(isWhole(share));
  const noteLoss = watchLosses(() => budgets.shortOfMemory());
  let heap: FullHeap | null = null;

  const pictures = createPictureWatch(() => invalidate('asked'));
  const reasons = countReasons();
  const gpuTimes = keepLast<number>(120);
  const scheduler = createScheduler((now) => drawFrame(now));
  /** For what is not in anybody's hand: after a full frame a slow GPU rests first. */
  const requestAfterRest = (delayMs: number): void => {
    const wait = Math.max(delayMs, restUntil - performance.now());
    if (wait > 0) scheduler.requestIn(wait);
    else scheduler.request();
  };
  const requestFrame = (delayMs: number, reason: DrawReason): void => {
    reasons.due(reason);
    rest.changed();
    requestAfterRest(delayMs);
  };
  const invalidate = (reason: DrawReason): void => {
    reasons.due(reason);
    rest.changed();
    touched = true;
    settling = Math.max(settling, 1);
    scheduler.request();
  };

  function drawFrame(now: number): void {
    // A frame the GPU has no time for would only queue up behind the last one: it waits for that one's fence.
    if (!core || core.lost()) return;
    asked = core.pace.busy();
    if (asked) return;
    touched = false;
    let again = false;
    let quality: Quality;
    try {
      for (const hook of hooks) again = hook(now) || again;
      quality = core.pace.quality(again || core.city.moving(now) || core.city.tiles().pending > 0);
      if (!drawPicture(core, now, quality)) return status.setState({ notice: noSize });
    } catch (error) {
      errors.add(`Frame: ${error instanceof Error ? error.message : String(error)}`);
      scheduler.requestIn(1_000);
      return;
    }
    report(core, quality.smooth);
    const busy = again || core.city.moving(now);
    pictures.drawn(core.reader, now, busy);
    if (busy) rest.changed();
    settling = busy || core.city.loading() ? settlingFrames : settling - 1;
    touched ||= busy;
    if (busy) scheduler.request();
    core.pace.mark(quality, (gpuMs) => {
      if (core) measure(core, quality, gpuMs);
      if (core && quality.smooth) restUntil = performance.now() + restShare * core.pace.fullMs();
      afterFrame(now);
      rest.finished(core !== null && holds === 0 && quality.smooth && settling <= 0 && !core.city.loading() && status.getState().complete);
    });
  }

  /** What a frame cost decides what the next ones may; frames that also load tiles tell nothing. */
  function measure({ city }: StageCore, quality: Quality, gpuMs: number): void {
    gpuTimes.add(gpuMs);
    if (quality.smooth && !city.loading()) budgets.frame(gpuMs + times.last(), performance.now());
  }

  /** Draws now, whatever is due; false while the canvas has no size. */
  function drawPicture(on: StageCore, now: number, quality: Quality): boolean {
    rest.begun();
    const spent = on.draw(now, quality, (camera) => view.set('camera', camera, 'user'));
    if (!spent) return false;
    times.add(spent);
    reasons.drawn();
    coreFrames++;
    return true;
  }

  /** The frame begun at `now` is on the screen: asks for those that are due, and leaves a slow GPU time to breathe. */
  function afterFrame(now: number): void {
    if (!core) return;
    const untilNext = (hz: number): number => Math.max(0, 1_000 / hz - (performance.now() - now));
    if (asked && touched) scheduler.request();
    else if (asked) requestAfterRest(0);
    else if (core.city.loading()) scheduler.requestIn(untilNext(loadingHz));
    else if (settling > 0) scheduler.requestIn(settlingMs);
    if (animated.size > 0) reasons.due('data');
    if (animated.size > 0) requestAfterRest(untilNext(budgets.store.getState().budget.dataHz));
  }

  function report({ city }: StageCore, full: boolean): void {
    const { loaded, pending, failed } = city.tiles();
    const before = status.getState();
    const ready = before.phase === 'ready' || loaded > 0 || failed > 0 || (!city.loading() && coreFrames > 1);
    const notice = failed > 0 ? tilesNotice(failed) : heap?.short ? memoryNotice : null;
    const next = { phase: ready ? 'ready' : before.phase, complete: full && ready && pending === 0, tilesPending: pending, tilesFailed: failed, bare: city.bare() } as const;
    if (before.notice?.message === notice?.message && (Object.keys(next) as (keyof typeof next)[]).every((key) => before[key] === next[key])) return;
    if (ready) canvas.style.opacity = '';
    status.setState({ ...next, notice });
  }

  async function build(): Promise<void> {
    const made = await createStageCore({
      ...options, share, budget: budgets.store.getState().budget, frame, currentTheme: theme, currentLighting: lighting, litFor, checkGl, requestFrame, onTouch: () => invalidate('hands'), onError: errors.add,
      onLost: () => void mend(),
    });
    if (disposed) return made.dispose();
    core = made;
    coreFrames = 0;
    settling = settlingFrames;
    canvas = made.canvas;
    // Until the city is back the page shows through, not black with marks on it.
    if (status.getState().phase === 'lost') canvas.style.opacity = '0';
    const { city, deck, site } = made;
    deck.setOrder(order);
    for (const [owner, layers] of deckLayers) deck.setLayers(owner, layers.map((layer) => layer.clone({})));
    for (const [owner, node] of sites) site.setNode(owner, node);
    city.hideBuildings(hidden);
    city.highlightBuilding(highlighted);
    city.setCity(cityState);
    city.paintBuildings(paint);
    made.setScope(scope);
    if (calibrated.length > 0) made.calibrate(calibrated);
    made.setTheme(theme);
    if (options.interactive) stopPointer = watchPointer(canvas, reportPointer);
    scheduler.resume();
    scheduler.request();
  }

  async function mend(): Promise<void> {
    if (!core || disposed) return;
    const lost = core;
    core = null;
    rest.lost();
    pictures.lost();
    noteLoss();
    scheduler.pause();
    stopPointer();
    status.setState({ phase: 'lost', complete: false, notice: null });
    lost.dispose();
    for (let attempt = 0; !disposed; attempt++) {
      await new Promise((done) => setTimeout(done, rebuildWaits[Math.min(attempt, rebuildWaits.length - 1)]));
      try {
        await build();
        return;
      } catch (error) {
        if (attempt + 1 === rebuildWaits.length) status.setState({ notice: noticeOf(error) });
      }
    }
  }

  function reportPointer(at: PointerEventHit): void {
    if (!core || pointerListeners.size === 0) return;
    const pick = core.pick(at.x, at.y);
    for (const listener of pointerListeners) listener({ ...at, pick });
  }

  status.setState({ phase: 'loading', notice: null, tilesPending: 0, tilesFailed: 0, bare: false });
  try {
    await build();
  } catch (error) {
    scheduler.stop();
    const notice = noticeOf(error);
    status.setState({ phase: 'failed', notice });
    throw new Error(`${notice.message} ${notice.remedy}`, { cause: error });
  }
  // One stage of a page looks: what it gives up, the other does too.
  if (kept) heap = watchFullHeap(() => kept.shortOfMemory(), status);
  const stopBudget = budgets.store.subscribe(({ budget }) => core?.setBudget(budget));
  const resized = new ResizeObserver(() => invalidate('camera'));
  resized.observe(options.container);
  const stopFollowing = view.onChange(({ aspect }) => {
    if (aspect === 'camera') invalidate('camera');
  });

  return {
    frame,
    ground: manifest.groundHeight,
    get budget() {
      return budgets.store.getState().budget;
    },
    budgets: budgets.store,
    chooseBudget: budgets.choose,
    lendBudget() {
      if (!kept) throw new Error('this stage lives on the budget of another one: borrow from that');
      return kept.lend();
    },
    drawFirst: scheduler.first,
    calibrate(on) {
      calibrated = on ? controlPoints(frame, manifest.extent, manifest.groundHeight, manifest.home) : [];
      core?.calibrate(calibrated);
    },
    controlPoints: () => calibrated,
    get canvas() {
      return canvas;
    },
    setDeckLayers(owner, layers) {
      deckLayers.set(owner, layers);
      core?.deck.setLayers(owner, layers);
    },
    setOrder(owners) {
      order = owners;
      core?.deck.setOrder(owners);
    },
    setSite(owner, node) {
      sites.set(owner, node);
      core?.site.setNode(owner, node);
    },
    hideBuildings(ids) {
      hidden = ids;
      core?.city.hideBuildings(ids);
    },
    highlightBuilding(id) {
      highlighted = id;
      core?.city.highlightBuilding(id);
    },
    setCity(state) {
      cityState = state;
      core?.city.setCity(state);
    },
    setTheme(next) {
      theme = next;
      core?.setTheme(next);
    },
    setShare(next) {
      share = next;
      kept?.setAlone(isWhole(next));
      core?.setShare(next);
      invalidate('camera');
    },
    setTime(ms) {
      if (lightStep(ms) === litFor) return;
      litFor = lightStep(ms);
      core?.setTime(litFor);
    },
    setLighting(next) {
      if (next === lighting) return;
      lighting = next;
      core?.setLighting(lighting);
    },
    setScope(polygons) {
      scope = polygons;
      core?.setScope(polygons);
    },
    paintBuildings(next) {
      paint = next;
      core?.city.paintBuildings(next);
    },
    invalidate: () => invalidate('asked'),
    animate(owner, active) {
      if (active) animated.add(owner);
      else animated.delete(owner);
      if (active) invalidate('data');
    },
    onFrame(hook) {
      hooks.add(hook);
      invalidate('asked');
      return () => hooks.delete(hook);
    },
    onPointer(listener) {
      pointerListeners.add(listener);
      return () => pointerListeners.delete(listener);
    },
    point: (kind, x, y) => reportPointer({ kind, x, y, at: performance.now() }),
    pick: (x, y) => core?.pick(x, y) ?? null,
    project: (positions) => core?.project(positions) ?? { cesium: [], deck: [], three: [] },
    groundAt: (x, y) => core?.groundAt(x, y) ?? null,
    surfaceAt: (x, y) => core?.surfaceAt(x, y) ?? null,
    camera: () => core?.camera() ?? null,
    inSight: async (points) => core?.inSight(points) ?? new Uint8Array(points.length).fill(1),
    hold() {
      holds++;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds--;
        if (!disposed) requestFrame(0, 'overlays');
      };
    },
    framing(position, distance, angles) {
      const { bearing, pitch, fovy } = view.get('camera').view;
      return framingOf(position, distance, angles?.bearing ?? bearing, angles?.pitch ?? pitch, fovy);
    },
    steer: (from, to) => core?.steer(from, to) ?? to,
    watchPictures: pictures.set,
    settled: () => rest.wait(),
    async capture() {
      if (!core) await rest.wait();
      if (!core || !drawPicture(core, performance.now(), fullQuality)) throw new Error(`${noSize.message} ${noSize.remedy}`);
      scheduler.request();
      return copyOf(canvas);
    },
    stats: () => ({
      frames: times.frames,
      frameMs: times.read(),
      gpuMs: gpuTimes.all(),
      reasons: reasons.read(),
      pixelRatio: canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : 0,
      tiles: core?.city.tiles() ?? { loaded: 0, pending: 0, failed: 0 },
      memoryMB: core?.city.memoryMB() ?? 0,
      heap: pageHeap(heap?.short ?? false),
      errors: errors.all(),
    }),
    dispose() {
      disposed = true;
      scheduler.stop();
      pictures.set(null);
      rest.end();
      resized.disconnect();
      stopFollowing();
      stopBudget();
      heap?.stop();
      stopPointer();
      loan?.end();
      core?.dispose();
      core = null;
    },
  };
}

const isWhole = ({ part }: PictureShare): boolean => part.width >= 1 && part.height >= 1;
