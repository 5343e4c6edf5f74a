import type { Program } from '../../program';
import { createFingerRule, type PointerKind } from './finger-rule';
import { pressWith, type At, type Press } from './tools';

const kindOf = ({ pointerType }: PointerEvent): PointerKind => (pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse');

/**
 * Gives pointers on the city to the tool in the hand while there is one, and all others on to the map: listens before the canvas does.
 * Returns its end.
 */
export function attachHands(program: Program): () => void {
  const { stage } = program;
  const container = stage.canvas.parentElement;
  if (!container) return () => undefined;
  const rule = createFingerRule();
  const handedOn = new WeakSet<Event>();
  const listening = new AbortController();
  let press: Press | null = null;
  /** The press of the finger that draws, to be given to the map when a second one comes. */
  let last: PointerEvent | null = null;

  const at = (event: PointerEvent): At => {
    const { left, top } = container.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const end = (where: At | null): void => {
    press?.up(where);
    press = null;
    last = null;
  };
  const giveUp = (): void => {
    const first = last;
    end(null);
    if (!first) return;
    const again = new PointerEvent('pointerdown', {
      pointerId: first.pointerId, pointerType: first.pointerType, isPrimary: first.isPrimary, button: 0, buttons: 1, clientX: first.clientX, clientY: first.clientY, bubbles: true, cancelable: true,
    });
    handedOn.add(again);
    if (container.hasPointerCapture(first.pointerId)) container.releasePointerCapture(first.pointerId);
    stage.canvas.dispatchEvent(again);
  };
  const on = (name: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', handle: (event: PointerEvent) => boolean): void => {
    container.addEventListener(name, (event) => {
      if (handedOn.has(event) || !handle(event)) return;
      event.stopPropagation();
      event.preventDefault();
    }, { capture: true, signal: listening.signal });
  };

  on('pointerdown', (event) => {
    const verdict = rule.down(event.pointerId, kindOf(event), event.button);
    if (verdict === 'give-up') giveUp();
    if (verdict !== 'draw') return false;
    end(null);
    last = event;
    // Keys are for the drawing now, not for the button that was pressed last.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    container.setPointerCapture(event.pointerId);
    press = pressWith(program, at(event));
    return true;
  });
  on('pointermove', (event) => {
    if (rule.move(event.pointerId) !== 'draw') return false;
    last = event;
    for (const sample of event.getCoalescedEvents?.() ?? []) press?.move(at(sample));
    press?.move(at(event));
    return true;
  });
  on('pointerup', (event) => {
    if (rule.up(event.pointerId) !== 'draw') return false;
    end(at(event));
    return true;
  });
  on('pointercancel', (event) => {
    if (rule.up(event.pointerId) !== 'draw') return false;
    end(null);
    return true;
  });

  return () => {
    end(null);
    listening.abort();
    stage.canvas.style.cursor = '';
  };
}
