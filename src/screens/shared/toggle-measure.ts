import type { Program } from '../program';

/** Takes the measure in hand, a distance first, or puts it away. */
export function toggleMeasure({ measure }: Program): void {
  if (!measure) return;
  if (measure.getState().kind === null) measure.start('distance');
  else measure.stop();
}
