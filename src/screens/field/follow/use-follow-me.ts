import { drawWearer } from '@/layers';
import { toRadians } from '@/geo';
import { useEffect, useEffectEvent, useState } from 'react';
import { groundDistance, mapCentre } from '../../shared/map-centre';
import type { Program } from '../../program';
import { askForCompass, watchPlace, type Fix, type PlaceTrouble } from './watch-place';

/** `shown`: a hand took the map elsewhere; the wearer stays marked. */
export type FollowMode = 'off' | 'shown' | 'place' | 'heading';

export interface FollowMe {
  mode: FollowMode;
  fix: Fix | null;
  trouble: PlaceTrouble | null;
  /** On, then with the heading, then off. */
  next(): void;
}

const firstDistance = 420;
/** The camera stays while less than this has changed, metres and degrees. */
const least = { metres: 4, degrees: 7 };

const turn = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/** Keeps the map where this tablet is. A touch on the map ends it; a drawing hand does not. */
export function useFollowMe({ stage, view, camera, manifest, preferences, drawing }: Program): FollowMe {
  const [mode, setMode] = useState<FollowMode>('off');
  const [fix, setFix] = useState<Fix | null>(null);
  const [trouble, setTrouble] = useState<PlaceTrouble | null>(null);
  const watching = mode !== 'off';

  const go = (here: Fix, how: FollowMode): void => {
    if (how !== 'place' && how !== 'heading') return;
    const held = view.get('camera').view;
    const centre = mapCentre({ stage, camera });
    const off = centre ? groundDistance(centre, here) : Infinity;
    const bearing = how === 'heading' && here.heading !== null ? here.heading : held.bearing;
    if (off < least.metres && turn(bearing, held.bearing) < least.degrees) return;
    const place = { longitude: here.longitude, latitude: here.latitude, height: manifest.groundHeight };
    const distance = off < 2_000 ? Math.min(3_000, Math.max(60, (held.height - manifest.groundHeight) / Math.max(0.1, Math.cos(toRadians(Math.min(80, held.pitch)))))) : firstDistance;
    void camera.fly(camera.viewOf(place, distance, { bearing }));
  };
  const arrived = useEffectEvent((here: Fix): void => go(here, mode));

  useEffect(() => {
    if (!watching) return;
    return watchPlace(manifest.extent, {
      fix(here) {
        setTrouble(null);
        setFix(here);
        arrived(here);
      },
      trouble(why) {
        setTrouble(why);
        setFix(null);
        if (why !== 'unavailable') setMode('off');
      },
    });
  }, [watching, manifest]);

  useEffect(() => {
    const container = stage.canvas.parentElement;
    const touch = (): void => {
      if (!drawing?.store.getState().tool) setMode((held) => (held === 'off' ? 'off' : 'shown'));
    };
    container?.addEventListener('pointerdown', touch, { capture: true, passive: true });
    return () => container?.removeEventListener('pointerdown', touch, { capture: true });
  }, [stage, drawing]);

  useEffect(() => {
    const draw = (): void => drawWearer(stage, watching ? fix : null, manifest.groundHeight, preferences.getState().theme);
    draw();
    return preferences.subscribe(draw);
  }, [stage, manifest, preferences, fix, watching]);

  return {
    mode, fix: watching ? fix : null, trouble,
    next() {
      setTrouble(null);
      if (mode === 'place') askForCompass();
      const next = mode === 'off' || mode === 'shown' ? 'place' : mode === 'place' ? 'heading' : 'off';
      setMode(next);
      if (fix) go(fix, next);
    },
  };
}
