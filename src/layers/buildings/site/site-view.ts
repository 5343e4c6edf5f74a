import { toEcef, transformPoint } from '@/geo';
import type { BuildingDetail } from '@/model';
import type { Stage } from '@/stage';
import type { PreferenceStore, ViewStore } from '@/state';
import { textFor } from '@/ui';
import { createElement } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { layerState } from '../../layer-state';
import type { DetailSource } from '../source';
import { OpenBuilding } from './drawing';
import { floorPlanOf, type FloorPlan, type PlanPoint } from './floor-plan';
import { createSiteMotion } from './site-motion';
import { asOpened, createSiteStore, type SiteState, type SiteStore } from './site-state';
import { createTurntable, turnCentreOf } from './turntable';

export interface SiteView {
  readonly store: SiteStore;
  /** The floor under the pointer. */
  readonly hovered: StoreApi<{ floor: number | null }>;
  set(patch: Partial<Omit<SiteState, 'turning'>>): void;
  toggleTurning(): void;
  stop(): void;
}

interface SiteOptions {
  stage: Stage;
  view: ViewStore;
  preferences: PreferenceStore;
  source: DetailSource;
  /** Whether there are hands at this screen. */
  hands: boolean;
}

const reduced = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
/** Where the space bar already means something. */
const ownSpace = 'button, a, input, select, textarea, summary, [role="slider"], [role="radio"], [contenteditable]';

/** The selected building in the city's place, as a stack of floors that this screen's hands take apart. */
export function createSiteView({ stage, view, preferences, source, hands }: SiteOptions): SiteView {
  const store = createSiteStore();
  const hovered = createStore<{ floor: number | null }>(() => ({ floor: null }));
  const motion = createSiteMotion(() => performance.now(), reduced);
  const turntable = createTurntable(stage, view, reduced, (turning) => store.setState({ turning }));
  let opened: { detail: BuildingDetail; plan: FloorPlan } | null = null;
  let towards: PlanPoint = [0, -1];

  const show = (): void => {
    if (!opened || !layerState(view, 'buildings').visible) {
      stage.hideBuildings(new Set());
      stage.setSite('buildings', null);
      return;
    }
    const { detail } = opened;
    const { floor, section } = store.getState();
    const pointed = hovered.getState().floor;
    const { language, theme } = preferences.getState();
    const named = pointed ?? floor;
    stage.hideBuildings(new Set([detail.id]));
    stage.setSite('buildings', createElement(OpenBuilding, {
      key: detail.id, detail, frame: stage.frame, theme, motion, hovered: pointed, chosen: floor, section, towards,
      label: named === null ? '' : textFor(language).t('layers.building.floorOf', { number: named, count: detail.levels }),
    }));
  };
  const open = (): void => {
    const state = source.store.getState();
    turntable.stop();
    motion.reset();
    hovered.setState({ floor: null });
    opened = state.phase === 'ready' ? { detail: state.detail, plan: floorPlanOf(state.detail, stage.frame) } : null;
    if (opened) motion.setApart(true);
    store.setState(asOpened, true);
    show();
  };
  const set: SiteView['set'] = (patch) => {
    const before = store.getState();
    const next = { ...before, ...patch };
    if (opened && next.floor !== null && next.floor !== before.floor) towards = directionTo(stage, view, opened.plan);
    motion.setApart(next.apart);
    motion.choose(next.floor);
    store.setState(next);
    stage.invalidate();
  };
  const toggleTurning = (): void => {
    if (!opened) return;
    if (store.getState().turning) return turntable.stop();
    const { detail, plan } = opened;
    turntable.start(turnCentreOf(detail, plan.middle, plan.across, store.getState().apart, view.get('camera').view.fovy));
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.code !== 'Space' || event.repeat || !opened || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(ownSpace)) return;
    event.preventDefault();
    toggleTurning();
  };
  const onTouch = ({ target }: Event): void => {
    if (target === stage.canvas) turntable.stop();
  };
  const floorOf = (id: string | undefined, properties: Record<string, string | number>): number | null =>
    (opened && id === opened.detail.id && properties.floor !== undefined ? Number(properties.floor) : null);

  const stops = [
    source.store.subscribe(open),
    store.subscribe(show),
    hovered.subscribe(show),
    preferences.subscribe(show),
    view.onChange(({ aspect }) => {
      if (aspect === 'layers') show();
    }),
    stage.onFrame((now) => {
      const turning = turntable.step(now);
      return (opened !== null && motion.moving()) || turning;
    }),
    stage.onPointer(({ kind, pick }) => {
      const floor = pick?.engine === 'three' ? floorOf(pick.id, pick.properties) : null;
      if (floor !== hovered.getState().floor) hovered.setState({ floor });
      if (kind === 'click' && floor !== null) set({ floor: store.getState().floor === floor ? null : floor });
    }),
  ];
  if (hands) {
    addEventListener('keydown', onKey);
    for (const kind of ['pointerdown', 'wheel'] as const) addEventListener(kind, onTouch, { capture: true, passive: true });
  }
  open();

  return {
    store, hovered, set, toggleTurning,
    stop() {
      for (const stop of stops) stop();
      removeEventListener('keydown', onKey);
      for (const kind of ['pointerdown', 'wheel'] as const) removeEventListener(kind, onTouch, { capture: true });
      turntable.dispose();
      stage.hideBuildings(new Set());
      stage.setSite('buildings', null);
    },
  };
}

/** From the middle of the building to the eye, level, of length 1. */
function directionTo(stage: Stage, view: ViewStore, plan: FloorPlan): PlanPoint {
  const eye = transformPoint(stage.frame.fromEcef, toEcef(view.get('camera').view));
  const m = plan.toCity;
  const offset = [eye[0] - m[12]!, eye[1] - m[13]!, eye[2] - m[14]!] as const;
  const along = (column: 0 | 4): number => m[column]! * offset[0] + m[column + 1]! * offset[1] + m[column + 2]! * offset[2];
  const [east, north] = [along(0), along(4)];
  const length = Math.hypot(east, north);
  return length < 1 ? [0, -1] : [east / length, north / length];
}
