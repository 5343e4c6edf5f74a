import { compareLayouts, type CompareLayout } from '@/model';
import { readNumber, writeNumber } from './words';

/** `beside`, or `swipe:40`: where the curtain hangs, in percent from the left. */
export const writeLayout = (layout: CompareLayout, divider: number): string => (layout === 'swipe' ? `${layout}:${writeNumber(divider * 100, 0)}` : layout);

export function readLayout(written: string): { layout: CompareLayout; divider: number } | null {
  const [name, percent = '50', ...rest] = written.split(':');
  const layout = compareLayouts.find((one) => one === name);
  const divider = (readNumber(percent) ?? -1) / 100;
  return layout && rest.length === 0 && divider >= 0 && divider <= 1 ? { layout, divider } : null;
}
