import type { Drive } from '../shared/drive';

/** Keys that drive the camera while held, by `KeyboardEvent.code`, so that they lie in place on every keyboard. */
const driving: Readonly<Record<string, Partial<Drive>>> = {
  ArrowLeft: { right: -1 }, KeyA: { right: -1 }, ArrowRight: { right: 1 }, KeyD: { right: 1 },
  ArrowUp: { ahead: 1 }, KeyW: { ahead: 1 }, ArrowDown: { ahead: -1 }, KeyS: { ahead: -1 },
  Equal: { nearer: 1 }, NumpadAdd: { nearer: 1 }, Minus: { nearer: -1 }, NumpadSubtract: { nearer: -1 },
  KeyQ: { turn: -1 }, KeyE: { turn: 1 },
  KeyR: { tilt: 1 }, KeyF: { tilt: -1 },
};

export const drives = (code: string): boolean => code in driving;

/** What a set of held keys does together; opposite keys cancel out. */
export function driveOf(codes: Iterable<string>): Drive {
  const sum: Drive = { right: 0, ahead: 0, nearer: 0, turn: 0, tilt: 0 };
  for (const code of codes) {
    for (const [axis, value] of Object.entries(driving[code] ?? {}) as [keyof Drive, number][]) sum[axis] = Math.max(-1, Math.min(1, sum[axis] + value));
  }
  return sum;
}
