import type { Position } from '@/model';
import { useEffect, useState } from 'react';
import type { Program } from '../program';
import { mapCentre } from '../shared/map-centre';

const restMs = 400;

/** The ground in the middle of the map, renewed when the map comes to rest. */
export function useMapCentre(program: Program): Position | null {
  const { view, status, covers } = program;
  const [centre, setCentre] = useState<Position | null>(null);
  useEffect(() => {
    let timer = 0;
    const soon = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => setCentre(mapCentre(program)), restMs);
    };
    const stops = [
      view.onChange(({ aspect }) => {
        if (aspect === 'camera') soon();
      }),
      status.subscribe(soon),
      covers.subscribe(soon),
    ];
    soon();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [program, view, status, covers]);
  return centre;
}
