import type { ScreenVitals } from '@/state';

/** How a place on a wall is: without a panel, not bound, just bound and on its way, bound and not here, not ready for what was shown, too slow, behind the others, or well. */
export type Lamp = 'missing' | 'free' | 'opening' | 'offline' | 'late' | 'slow' | 'behind' | 'ok';

/** Frames per second below which motion is seen to stutter; one or none is a picture at rest. */
const smoothHz = 10;
const most = { openingMs: 120_000, silentMs: 15_000, clockMs: 50, roundTripMs: 400 } as const;

export interface LampOf {
  missing: boolean;
  bound: boolean;
  /** Whether its screen is in the room. */
  here: boolean;
  /** What it last said of itself; null until it has. */
  told: ScreenVitals | null;
  /** It was not ready for what was shown in time and has not caught up. */
  late: boolean;
  /** When somebody at this desk bound it, if just now. */
  boundAt?: number | undefined;
}

export function lampOf({ missing, bound, here, told, late, boundAt }: LampOf, now: number): Lamp {
  if (missing) return 'missing';
  if (!bound) return 'free';
  if (!here) return boundAt !== undefined && now - boundAt < most.openingMs ? 'opening' : 'offline';
  if (late) return 'late';
  if (!told) return 'ok';
  const { framesPerSecond, clockErrorMs, roundTripMs, tilesPending } = told.vitals;
  if (now - told.at > most.silentMs || (clockErrorMs ?? 0) > most.clockMs || (roundTripMs ?? 0) > most.roundTripMs) return 'behind';
  return framesPerSecond > 1 && framesPerSecond < smoothHz && tilesPending === 0 ? 'slow' : 'ok';
}

/** Told apart without colour. */
export const lampSigns: Record<Lamp, string> = { missing: '✕', free: '○', opening: '…', offline: '■', late: '◔', slow: '◐', behind: '◆', ok: '●' };
