import type { PicturePart, PictureShare, Tile, Wall } from '@/model';

type Face = Pick<Wall, 'rows' | 'columns' | 'panel' | 'bezel'>;

/** The plane of a wall's whole picture, millimetres: panels and the bezels between them. */
export const wallSize = ({ rows, columns, panel, bezel }: Face): { width: number; height: number } => ({
  width: columns * panel.width + (columns - 1) * bezel.horizontal,
  height: rows * panel.height + (rows - 1) * bezel.vertical,
});

/** The part of the whole picture behind the panel at `row`, `column`: what lies behind bezels belongs to no panel. */
export function partOf(wall: Face, row: number, column: number): PicturePart {
  const { panel, bezel } = wall;
  const { width, height } = wallSize(wall);
  return {
    left: (column * (panel.width + bezel.horizontal)) / width,
    top: (row * (panel.height + bezel.vertical)) / height,
    width: panel.width / width,
    height: panel.height / height,
  };
}

/** What the panel at `row`, `column` of a described wall shows. */
export function shareOfWall(wall: Face, row: number, column: number): PictureShare {
  const { width, height } = wallSize(wall);
  return { part: partOf(wall, row, column), aspectRatio: width / height };
}

/** One of `rows` × `columns` equal parts without bezels, each the shape of its window. */
export const shareOfTile = ({ row, column, rows, columns }: Tile): PictureShare => ({
  part: { left: column / columns, top: row / rows, width: 1 / columns, height: 1 / rows },
  aspectRatio: null,
});

/** Width / height of the whole picture of which a window of `width` × `height` shows this share. */
export const pictureAspect = ({ part, aspectRatio }: PictureShare, width: number, height: number): number =>
  aspectRatio ?? (width * part.height) / (height * part.width);
