import type { CoverStore, Rectangle } from '@/state';
import { useEffect, useRef, type RefObject } from 'react';

/** Milliseconds after the last change until the interface is measured: text that only changes its digits costs nothing. */
const restMs = 120;

/**
 * Keeps a screen's store of what lies over the city: the elements in it marked `data-cover` or, on a wall, `data-zone`, and of
 * those marked `data-cover="parts"` the children. The element the ref is given to is the whole picture.
 */
export function useCovers(store: CoverStore): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const root = ref.current;
    if (!root) return;
    let timer = 0;
    const sized = new ResizeObserver(() => soon());
    let watched: readonly Element[] = [];

    const measure = (): void => {
      timer = 0;
      const covers = coversIn(root);
      if (covers.length !== watched.length || covers.some((element, i) => element !== watched[i])) {
        sized.disconnect();
        for (const element of [root, ...covers]) sized.observe(element);
        watched = covers;
      }
      const whole = rectangleOf(root);
      const areas = covers.filter((element) => getComputedStyle(element).visibility !== 'hidden').map(rectangleOf).filter(({ left, right, top, bottom }) => right > left && bottom > top);
      const before = store.getState();
      if (before.whole && same([whole, ...areas], [before.whole, ...before.areas])) return;
      store.setState({ whole, areas });
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(measure, restMs);
    };
    const changed = new MutationObserver(soon);
    changed.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['style', 'class', 'data-stop', 'data-cover', 'hidden'] });
    root.addEventListener('transitionend', soon);
    measure();
    return () => {
      clearTimeout(timer);
      changed.disconnect();
      sized.disconnect();
      root.removeEventListener('transitionend', soon);
      store.setState({ whole: null, areas: [] });
    };
  }, [store]);
  return ref;
}

const coversIn = (root: Element): Element[] =>
  [...root.querySelectorAll<HTMLElement>('[data-cover], [data-zone]')].flatMap((element) => (element.dataset['cover'] === 'parts' ? [...element.children] : [element]));

function rectangleOf(element: Element): Rectangle {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

const same = (a: readonly Rectangle[], b: readonly Rectangle[]): boolean =>
  a.length === b.length && a.every((one, i) => (['left', 'top', 'right', 'bottom'] as const).every((side) => Math.abs(one[side] - b[i]![side]) < 0.5));
