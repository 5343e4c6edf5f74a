import type { Program } from '../program';

/** Takes the measure in hand, a distance first, or puts it away. */
export function toggleMeasure({ measure, drawing }: Program): void {
  if (!measure) return;
  drawing?.store.setState({ tool: null, draft: null });
  if (measure.getState().kind === null) measure.start('distance');
  else measure.stop();
}
