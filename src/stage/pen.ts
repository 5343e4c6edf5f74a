/**
 * The tip of a pen is a finger that also hovers; its other end and the button on its barrel, easily pressed while holding it, mean
 * nothing: what comes in as them is passed on as the tip. Returns its own removal.
 */
export function onlyTip(surface: HTMLElement): () => void {
  const listening = new AbortController();
  for (const kind of ['pointerdown', 'pointerup'] as const) {
    surface.addEventListener(kind, (event) => {
      if (!event.isTrusted || event.pointerType !== 'pen' || event.button <= 0) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      const { pointerId, pointerType, isPrimary, pressure, clientX, clientY, ctrlKey, shiftKey, altKey, metaKey } = event;
      surface.dispatchEvent(new PointerEvent(kind, {
        pointerId, pointerType, isPrimary, pressure, clientX, clientY, ctrlKey, shiftKey, altKey, metaKey,
        button: 0, buttons: kind === 'pointerdown' ? 1 : 0, bubbles: true, cancelable: true,
      }));
    }, { capture: true, signal: listening.signal });
  }
  return () => listening.abort();
}
