import type { DrawingTool } from '@/state';
import type { Program } from '../../program';

/** Takes a tool in hand, or puts it away. One thing at a time: measuring ends. */
export function toggleDraw({ drawing, measure }: Program, tool: DrawingTool = 'ink'): void {
  if (!drawing) return;
  measure?.stop();
  drawing.store.setState(({ tool: held }) => ({ tool: held === null ? tool : null, draft: null }));
}
