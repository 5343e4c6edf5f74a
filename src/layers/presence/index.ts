import { interpolateView } from '@/geo';
import type { CameraAspect, CityManifest, ScreenClass } from '@/model';
import type { Stage } from '@/stage';
import type { LinkStore, MarkStore, PreferenceStore, PresenceStore, VitalsStore, ViewStore } from '@/state';
import { screenNameText, textFor } from '@/ui';
import { groundsOfScreens } from '../layer-order';
import { conesOf, type Cone } from './cones';
import { drawCones, tagged, textPixels } from './drawing';
import { marksOf } from './marks';

interface PresenceOptions {
  stage: Stage;
  screenClass: ScreenClass;
  manifest: CityManifest;
  view: ViewStore;
  preferences: PreferenceStore;
  link: LinkStore;
  vitals: VitalsStore;
  watchVitals(): () => void;
  presence: PresenceStore;
  /** The marks that stand on the city: its names keep off them. */
  marks: MarkStore;
  /** A tool has the pointer: nothing is chosen. */
  toolInHand(): boolean;
}

/** Milliseconds a camera takes to where it was last heard of: cameras in motion are told once a second. */
const glideMs = 1_100;

interface Track {
  from: CameraAspect;
  to: CameraAspect;
  since: number;
}

/** The cameras of the other screens of the room, watched only while they are shown. */
export function startPresence({ stage, screenClass, manifest, view, preferences, link, vitals, watchVitals, presence, marks, toolInHand }: PresenceOptions): void {
  const tracks = new Map<string, Track>();
  let stopWatching: (() => void) | null = null;
  /** What is drawn, so that a frame is asked for only when it changes. */
  let drawn = '';

  const cameraAt = ({ from, to, since }: Track, now: number): CameraAspect => {
    const t = Math.min(1, (now - since) / glideMs);
    return t === 1 ? to : { aspectRatio: to.aspectRatio, view: interpolateView(from.view, to.view, t) };
  };
  const tagOf = (cone: Cone): string => {
    const { screens } = cone;
    const name = screenNameText(textFor(preferences.getState().language), screens[0]!.screen.name);
    return tagged(cone, screens.length === 1 ? name : `${name} +${screens.length - 1}`);
  };

  function draw(now: number): void {
    const { screens, screenId } = link.getState();
    const others = screens.filter(({ screen }) => screen.screenId !== screenId);
    const cameraOf = (id: string): CameraAspect | undefined => {
      const track = tracks.get(id);
      return track && cameraAt(track, now);
    };
    const cones = presence.getState().shown ? conesOf(others, cameraOf, view.get('camera').view, manifest.groundHeight) : [];
    const { theme } = preferences.getState();
    const wanted = cones.length === 0 ? '' : JSON.stringify([theme, cones.map((cone) => [cone.id, tagOf(cone), cone.camera])]);
    if (wanted === drawn) return;
    drawn = wanted;
    const { grounds, eyes } = drawCones({ cones, frame: stage.frame, groundHeight: manifest.groundHeight, theme, screenClass, tagOf });
    stage.setDeckLayers(groundsOfScreens, cones.length === 0 ? [] : grounds);
    stage.setDeckLayers('presence', cones.length === 0 ? [] : eyes);
    marks.setState({ presence: marksOf(cones, stage.frame, textPixels[screenClass], tagOf) });
    stage.invalidate();
  }

  function heard(): void {
    const now = performance.now();
    const known = vitals.getState().vitals;
    for (const screenId of [...tracks.keys()]) if (!known.has(screenId)) tracks.delete(screenId);
    for (const [screenId, { vitals: { view: eye, aspectRatio } }] of known) {
      const track = tracks.get(screenId);
      const to = { view: eye, aspectRatio };
      if (track && JSON.stringify(track.to) === JSON.stringify(to)) continue;
      tracks.set(screenId, { from: track ? cameraAt(track, now) : to, to, since: track ? now : -Infinity });
    }
    draw(now);
    stage.animate('presence', gliding(now));
  }
  const gliding = (now: number): boolean => presence.getState().shown && [...tracks.values()].some(({ since }) => now - since < glideMs);

  function show(): void {
    const { shown } = presence.getState();
    if (shown) stopWatching ??= watchVitals();
    else {
      stopWatching?.();
      stopWatching = null;
      presence.setState({ chosen: null });
    }
    draw(performance.now());
  }

  let moved = false;
  stage.onFrame((now) => {
    if (gliding(now)) {
      moved = true;
      draw(now);
    } else if (moved) {
      moved = false;
      stage.animate('presence', false);
      draw(now);
    }
    return false;
  });
  vitals.subscribe(heard);
  preferences.subscribe(() => draw(performance.now()));
  link.subscribe(({ screens }, before) => {
    if (screens !== before.screens) draw(performance.now());
  });
  presence.subscribe(({ shown }, before) => {
    if (shown !== before.shown) show();
  });
  view.onChange(({ aspect }) => {
    if (aspect === 'camera' && stopWatching) draw(performance.now());
  });
  stage.onPointer(({ kind, x, y, pick }) => {
    if (kind !== 'click' || toolInHand()) return;
    const { left, top } = stage.canvas.getBoundingClientRect();
    presence.setState({ chosen: pick?.layer === 'presence' ? { screenId: pick.id, x: left + x, y: top + y } : null });
  });
  show();
}
