import { useEffect, useEffectEvent } from 'react';

/**
 * Escape closes what is not modal, the newest first, before it means anything to the screen. In a field it leaves the field first, and
 * under a dialog it is the dialog's.
 */
export function useEscape(close: () => void): void {
  const act = useEffectEvent(close);
  useEffect(() => {
    const own = (): void => act();
    open.push(own);
    if (open.length === 1) addEventListener('keydown', press, { capture: true });
    return () => {
      open.splice(open.indexOf(own), 1);
      if (open.length === 0) removeEventListener('keydown', press, { capture: true });
    };
  }, []);
}

const open: (() => void)[] = [];

function press(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  if (event.target instanceof Element && event.target.closest('input:not([type="range"], [type="checkbox"]), textarea, [contenteditable], [popover]')) return;
  event.preventDefault();
  event.stopPropagation();
  open.at(-1)?.();
}
