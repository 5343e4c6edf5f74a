import { useText } from '@/ui';
import { useEffect } from 'react';
import type { Program } from '../program';
import { carryFrom } from '../shared/shows/carry';
import { mayShow, showRoom } from '../shared/shows/show-room';
import { valuesOfRequest } from '../shared/shows/shown-values';

/** A mouse or pen that drags the pin it rests on carries that request to the picture of the wall, instead of the map. */
export function useCarryPin(program: Program): void {
  const { name } = useText();
  useEffect(() => {
    if (!mayShow(program)) return;
    const { stage, pointed, requests } = program;
    const press = (event: PointerEvent): void => {
      const { thing } = pointed.getState();
      const request = thing?.kind === 'request' && event.target === stage.canvas ? requests.getState().requests.get(thing.id) : undefined;
      // A hand that pressed with a key held, or came too fast to rest, means the map.
      if (!request || event.shiftKey || event.ctrlKey || Math.hypot(event.clientX - thing!.x, event.clientY - thing!.y) > slackPixels) return;
      carryFrom(event, () => ({ name: name(request.serviceName), sides: false, drop: () => void showRoom(program, valuesOfRequest(program, request)) }));
    };
    addEventListener('pointerdown', press, { capture: true });
    return () => removeEventListener('pointerdown', press, { capture: true });
  }, [program, name]);
}

/** The pointer has not moved on since it rested, CSS pixels. */
const slackPixels = 3;
