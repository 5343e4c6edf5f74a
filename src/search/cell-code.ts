const word = /^(?:unit\s+)?(?:grid\s+)?cell|^(?:网格|網格|单元格|格)/u;
const code = /^[\s:#№-]*(\d{1,6})\s*[-–—]\s*(\d{1,6})$/u;

/**
 * The id of the grid cell whose number was typed as screens show it: `Cell 12-34`, `网格 12-34`, `cell-12-34`, or the number alone.
 * Null for other text; whether the city has that cell is another question.
 */
export function readCellCode(text: string): string | null {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const found = code.exec(typed.replace(word, ''));
  return found && `cell-${Number(found[1])}-${Number(found[2])}`;
}
