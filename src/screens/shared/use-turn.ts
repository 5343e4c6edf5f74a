import type { Position } from '@/model';
import { useRef } from 'react';
import type { Program } from '../program';
import { distanceTo, focusOf } from './drive';

interface Angles {
  bearing?: number;
  pitch?: number;
}

const flattest = 85;
const nearest = 40;
/** Distance after a step nearer, of the distance before. */
const nearerShare = 0.55;

/** Turns and tilts the camera around the ground in the middle of the picture: at once while a hand drags, or as a flight. */
export function useTurn({ stage, view, camera }: Program) {
  const focus = useRef<Position | null>(null);

  const turned = ({ bearing, pitch }: Angles, around: Position) => {
    const now = view.get('camera').view;
    const level = Math.min(flattest, Math.max(0, pitch ?? now.pitch));
    return stage.steer(now, stage.framing(around, distanceTo(now, around), { bearing: bearing ?? now.bearing, pitch: level }));
  };
  return {
    /** The middle of the picture now is what `turnTo` turns around. */
    begin: () => void (focus.current = focusOf(stage, view.get('camera').view)),
    turnTo: (angles: Angles) => {
      if (focus.current) view.set('camera', { ...view.get('camera'), view: turned(angles, focus.current) }, 'user');
    },
    /** One step nearer (1) or farther (−1). */
    flyNearer(steps: 1 | -1) {
      const now = view.get('camera').view;
      const around = focusOf(stage, now);
      const distance = Math.max(nearest, distanceTo(now, around) * nearerShare ** steps);
      void camera.fly(stage.steer(now, stage.framing(around, distance)));
    },
    flyTo: (angles: Angles) => void camera.fly(turned(angles, focusOf(stage, view.get('camera').view))),
  };
}
