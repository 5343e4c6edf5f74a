import type { ThumbnailFace, ThumbnailZone } from '@/protocol';

const kinds: ReadonlySet<string> = new Set<ThumbnailZone['kind']>(['band', 'block', 'caption', 'alert', 'legend', 'ticker', 'chart', 'pattern']);
const most = 64;
const round = (share: number): number => Math.round(share * 1_000) / 1_000;

/** What lies over the city in this window: elements marked `data-zone`, as far as they are in it, with the words of their `data-zone-text`. */
export function zonesOf(page: Document): Omit<ThumbnailFace, 'theme'> {
  const { innerWidth: width, innerHeight: height } = page.defaultView!;
  const inside = (box: DOMRect): boolean => box.right > 0 && box.bottom > 0 && box.left < width && box.top < height && box.width > 0 && box.height > 0;
  const zones: ThumbnailZone[] = [];
  for (const element of page.querySelectorAll<HTMLElement>('[data-zone]')) {
    const { zone: kind } = element.dataset;
    const box = element.getBoundingClientRect();
    if (!kind || !kinds.has(kind) || !inside(box) || getComputedStyle(element).visibility === 'hidden') continue;
    const [left, top, right, bottom] = [Math.max(0, box.left), Math.max(0, box.top), Math.min(width, box.right), Math.min(height, box.bottom)];
    const words = [...element.querySelectorAll('[data-zone-text]')].filter((each) => inside(each.getBoundingClientRect())).map(({ textContent }) => textContent);
    zones.push({
      kind: kind as ThumbnailZone['kind'], text: words.join(' ').slice(0, 120),
      left: round(left / width), top: round(top / height), width: round((right - left) / width), height: round((bottom - top) / height),
    });
    if (zones.length === most) break;
  }
  return { text: round(Number.parseFloat(getComputedStyle(page.documentElement).fontSize) / height), zones };
}
