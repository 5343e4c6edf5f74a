import { onlyTip } from './pen';

/** A click or a pointer at rest, CSS pixels from the canvas' top left. */
export interface PointerEventHit {
  kind: 'click' | 'hover';
  x: number;
  y: number;
  /** When the hand did it, milliseconds on the page's clock: a busy page hears of it later. */
  at: number;
}

/** A press that moved further or took longer is a drag. */
const clickPixels = 6;
const clickMs = 600;
/** A pointer hovers when it has rested this long. */
const restMs = 70;

/** Reports clicks and taps, and where a mouse or a pen held over the glass comes to rest. Returns its own removal. */
export function watchPointer(canvas: HTMLCanvasElement, report: (hit: PointerEventHit) => void): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  const pressed = new Map<number, { x: number; y: number; at: number; single: boolean }>();
  let rest = 0;
  const freePen = onlyTip(canvas);

  canvas.addEventListener('pointerdown', (event) => {
    clearTimeout(rest);
    const single = pressed.size === 0 && event.button === 0;
    for (const press of pressed.values()) press.single = false;
    pressed.set(event.pointerId, { x: event.offsetX, y: event.offsetY, at: event.timeStamp, single });
  }, options);
  canvas.addEventListener('pointerup', (event) => {
    const press = pressed.get(event.pointerId);
    pressed.delete(event.pointerId);
    if (!press?.single || event.timeStamp - press.at > clickMs) return;
    if (Math.hypot(event.offsetX - press.x, event.offsetY - press.y) > clickPixels) return;
    report({ kind: 'click', x: event.offsetX, y: event.offsetY, at: event.timeStamp });
  }, options);
  canvas.addEventListener('pointercancel', (event) => pressed.delete(event.pointerId), options);
  canvas.addEventListener('pointermove', (event) => {
    clearTimeout(rest);
    // A pen's barrel button may be down while it hovers.
    const touches = event.pointerType === 'pen' ? pressed.has(event.pointerId) : event.pointerType !== 'mouse' || event.buttons !== 0;
    if (touches) return;
    rest = window.setTimeout(() => report({ kind: 'hover', x: event.offsetX, y: event.offsetY, at: event.timeStamp }), restMs);
  }, options);
  canvas.addEventListener('pointerleave', () => clearTimeout(rest), options);

  return () => {
    clearTimeout(rest);
    freePen();
    listening.abort();
  };
}
