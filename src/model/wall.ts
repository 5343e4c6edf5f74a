import { z } from 'zod';

const millimetres = (least: number, most: number) => z.number().min(least).max(most);

/** A flat video wall of equal panels. Row 0 is the top, column 0 the left. Bezels are what is not picture between two neighbours' pictures. */
export const wallSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    rows: z.int().min(1).max(16),
    columns: z.int().min(1).max(24),
    /** Visible picture of one panel, millimetres. */
    panel: z.strictObject({ width: millimetres(50, 20_000), height: millimetres(50, 20_000) }),
    /** Gap between the pictures of neighbours, millimetres: beside each other, and above each other. */
    bezel: z.strictObject({ horizontal: millimetres(0, 500), vertical: millimetres(0, 500) }),
    /** Pixels of one panel, as its page sees them (CSS pixels × pixel ratio). */
    pixels: z.strictObject({ width: z.int().min(64).max(16_384), height: z.int().min(64).max(16_384) }),
    /** Metres to the reader. */
    distance: z.number().min(0.5).max(100),
    /** Places without a panel, as `row,column`. */
    missing: z.array(z.string().regex(/^\d{1,2},\d{1,2}$/)).max(383),
    /** Which paired panel stands where: `row,column` to the panel's id. */
    bound: z.record(z.string().regex(/^\d{1,2},\d{1,2}$/), z.string().min(1).max(64)),
    /** Numbers, grid and a circle across the seams instead of the city, to set the wall up by. */
    testPattern: z.boolean(),
  })
  .refine(({ missing, rows, columns }) => missing.length < rows * columns, { message: 'a wall needs at least one panel' });
export type Wall = z.infer<typeof wallSchema>;

/** A part of a whole picture as shares of its width and height, 0…1, from its top left. */
export interface PicturePart {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const wholePicture: PicturePart = { left: 0, top: 0, width: 1, height: 1 };

/** What a window shows: a part of a whole picture of `aspectRatio` (width / height); null: of the shape that square pixels give it. */
export interface PictureShare {
  part: PicturePart;
  aspectRatio: number | null;
}

export const wholeShare: PictureShare = { part: wholePicture, aspectRatio: null };
