import type { Adapting } from '@/stage';
import { deviceStorage } from '@/state';

/** `?budget=full` (or another level's name) fixes what a screen spends on a frame; else it follows what the machine can do. */
export function howToAdapt(search: string, levels: readonly Adapting['chosen'][]): Adapting {
  const asked = new URLSearchParams(search).get('budget');
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return { storage: deviceStorage, deviceMemory, chosen: levels.find((level) => level === asked) ?? null };
}
