import { z } from 'zod';

/** How large pictures of a wall's panels are wanted: for a corner of a desk, or to be looked at. */
export const thumbnailSizes = ['small', 'large'] as const;
const thumbnailSizeSchema = z.enum(thumbnailSizes);
export type ThumbnailSize = z.infer<typeof thumbnailSizeSchema>;

/** Pixels a panel's picture has at most, of whatever shape. */
export const thumbnailPixels: Record<ThumbnailSize, number> = { small: 320 * 180, large: 800 * 450 };
/** The longest side, pixels, and the most bytes a hub takes. */
export const thumbnailMost = { side: 2_048, bytes: 160 * 1_024 } as const;
/** A panel says a new picture this seldom, milliseconds. */
export const thumbnailEveryMs: Record<ThumbnailSize, number> = { small: 1_000, large: 2_000 };

/** Binary parts arrive as a Buffer at the hub and as an ArrayBuffer in a page. */
const bytesSchema = z
  .union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer))])
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= thumbnailMost.bytes, { message: `a picture has at most ${thumbnailMost.bytes} bytes` });

const hubTime = z.number().min(0);

/** Screen to hub: pictures of the wall's panels are wanted from now on; hub to panel: somebody wants pictures of it. Null: not any more. */
export const wantThumbnailsSchema = z.strictObject({ size: thumbnailSizeSchema.nullable() });
/** What lies over the city on a panel, and where: shares of the panel's width and height, 0…1 from its top left. */
const zoneSchema = z.strictObject({
  kind: z.enum(['band', 'block', 'caption', 'alert', 'legend', 'ticker', 'chart', 'pattern']),
  left: z.number().min(-1).max(2),
  top: z.number().min(-1).max(2),
  width: z.number().min(0).max(3),
  height: z.number().min(0).max(3),
  /** What it says first; empty where that is not worth telling. */
  text: z.string().max(120),
});
export type ThumbnailZone = z.infer<typeof zoneSchema>;
/** The zones, the height of text to be read as a share of the panel's height, and how the panel is lit. */
const faceSchema = z.strictObject({ theme: z.enum(['night', 'day']), text: z.number().min(0).max(1), zones: z.array(zoneSchema).max(64) });
export type ThumbnailFace = z.infer<typeof faceSchema>;

/** Panel to hub: a JPEG of the city it shows at `sampledAt`, null where that has not changed, and what lies over it. The answer asks for the next. */
export const thumbnailSchema = z.strictObject({ sampledAt: hubTime, image: bytesSchema.nullable(), face: faceSchema });
export type Thumbnail = z.infer<typeof thumbnailSchema>;
/** Hub to who watches: the latest picture of a panel. */
export const panelThumbnailSchema = z.strictObject({
  screenId: z.string(),
  /** Of the image; null before the first. */
  sampledAt: hubTime.nullable(),
  image: bytesSchema.nullable(),
  /** Pixels of the image. */
  width: z.int().min(0),
  height: z.int().min(0),
  face: faceSchema,
});
export type PanelThumbnail = z.infer<typeof panelThumbnailSchema>;
