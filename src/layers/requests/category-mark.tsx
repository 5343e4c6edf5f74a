import type { RequestCategory } from '@/model';
import { categoryGlyphs, glyphSize } from './category-glyphs';

/** A category's symbol in the colour of the text around it. */
export function CategoryMark({ category }: { category: RequestCategory }) {
  return (
    <svg viewBox={`0 0 ${glyphSize} ${glyphSize}`} aria-hidden>
      <path d={categoryGlyphs[category]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
