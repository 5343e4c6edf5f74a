import { useEffect } from 'react';
import type { Program } from '../program';

/** The key that points while held, by its place on the keyboard. */
const laserKey = 'KeyZ';
/** A camera that moves under a resting pointer moves what is pointed at, milliseconds. */
const renewMs = 33;

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** While Z is held, everybody in the room sees where the mouse is in the city. */
export function useLaserKey({ pointing, stage }: Program): void {
  useEffect(() => {
    if (!pointing) return;
    const listening = new AbortController();
    const options = { signal: listening.signal };
    let mouse: { x: number; y: number } | null = null;
    let held = false;
    let renewedAt = 0;

    const point = (): void => {
      renewedAt = performance.now();
      const { left, top } = stage.canvas.getBoundingClientRect();
      pointing.point(mouse && stage.surfaceAt(mouse.x - left, mouse.y - top));
    };
    const release = (): void => {
      if (!held) return;
      held = false;
      pointing.point(null);
    };
    window.addEventListener('pointermove', ({ clientX, clientY, target }) => {
      mouse = target === stage.canvas ? { x: clientX, y: clientY } : null;
      if (held) point();
    }, { ...options, passive: true });
    window.addEventListener('keydown', (event) => {
      if (event.code !== laserKey || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      held = true;
      point();
    }, options);
    window.addEventListener('keyup', ({ code }) => {
      if (code === laserKey) release();
    }, options);
    window.addEventListener('blur', release, options);
    const stop = stage.onFrame((now) => {
      if (held && mouse && now - renewedAt > renewMs) point();
      return false;
    });
    return () => {
      release();
      listening.abort();
      stop();
    };
  }, [pointing, stage]);
}
