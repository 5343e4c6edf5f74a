import type { Position } from '@/model';
import { useRef } from 'react';
import type { Program } from '../program';
import { focusOf, metresAhead } from './drive';

interface Angles {
  bearing?: number;
  pitch?: number;
}

const flattest = 85;
const nearest = 40;
/** Distance after a step nearer, of the distance before. */
const nearerShare = 0.55;

/** Turns and tilts the camera around the ground in the middle of the map: at once while a hand drags, or as a flight. */
export function useTurn(program: Program) {
  const { stage, view, camera } = program;
  const focus = useRef<Position | null>(null);

  const turned = ({ bearing, pitch }: Angles, around: Position) => {
    const now = view.get('camera').view;
    const level = Math.min(flattest, Math.max(0, pitch ?? now.pitch));
    return stage.steer(now, camera.framing(around, Math.max(nearest, metresAhead(now, around)), { bearing: bearing ?? now.bearing, pitch: level }));
  };
  return {
    /** The middle of the map now is what `turnTo` turns around. */
    begin: () => void (focus.current = focusOf(program)),
    turnTo: (angles: Angles) => {
      if (focus.current) view.set('camera', { ...view.get('camera'), view: turned(angles, focus.current) }, 'user');
    },
    /** One step nearer (1) or farther (−1). */
    flyNearer(steps: 1 | -1) {
      const now = view.get('camera').view;
      const around = focusOf(program);
      const distance = Math.max(nearest, metresAhead(now, around) * nearerShare ** steps);
      void camera.fly(stage.steer(now, camera.framing(around, distance)));
    },
    flyTo: (angles: Angles) => void camera.fly(turned(angles, focusOf(program))),
  };
}
