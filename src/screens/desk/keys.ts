import type { Drive } from '../shared/drive';

/** Keys that drive the camera while held, by `KeyboardEvent.code`, so that they lie in place on every keyboard. */
const driving: Readonly<Record<string, Partial<Drive>>> = {
  ArrowLeft: { right: -1 }, KeyA: { right: -1 }, ArrowRight: { right: 1 }, KeyD: { right: 1 },
  ArrowUp: { ahead: 1 }, KeyW: { ahead: 1 }, ArrowDown: { ahead: -1 }, KeyS: { ahead: -1 },
  Equal: { nearer: 1 }, NumpadAdd: { nearer: 1 }, Minus: { nearer: -1 }, NumpadSubtract: { nearer: -1 },
  KeyQ: { turn: -1 }, KeyE: { turn: 1 },
  KeyR: { tilt: 1 }, KeyF: { tilt: -1 },
};

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input:not([type="range"]), textarea, select, [contenteditable]') !== null;
/** Where keys that move already mean something else. */
const hasOwnArrows = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('[role="radiogroup"], [role="slider"], input[type="range"]') !== null;
const moves = (code: string): boolean => code.startsWith('Arrow') || code.startsWith('Page') || code === 'Home';

/** Whether a key is for the city, not for what has the focus. */
export const isForCity = ({ code, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && !isTyping(target) && !(moves(code) && hasOwnArrows(target));

export const drives = (code: string): boolean => code in driving;

/** What a set of held keys does together; opposite keys cancel out. */
export function driveOf(codes: Iterable<string>): Drive {
  const sum: Drive = { right: 0, ahead: 0, nearer: 0, turn: 0, tilt: 0 };
  for (const code of codes) {
    for (const [axis, value] of Object.entries(driving[code] ?? {}) as [keyof Drive, number][]) sum[axis] = Math.max(-1, Math.min(1, sum[axis] + value));
  }
  return sum;
}
