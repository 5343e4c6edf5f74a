import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { multiply, type Mat4 } from '@/geo';
import { ImportError } from '../import-error';

/** A glTF binary of a tileset and where it stands: its z-up metres → ECEF. */
export interface TileContent {
  file: string;
  bytes: Uint8Array;
  toEcef: Mat4;
}

const matrixSchema = z.array(z.number()).length(16);
const contentSchema = z.looseObject({ uri: z.string().min(1) });
const tileSchema = z.looseObject({
  transform: matrixSchema.optional(),
  refine: z.enum(['ADD', 'REPLACE']).optional(),
  content: contentSchema.optional(),
  contents: z.array(contentSchema).optional(),
  implicitTiling: z.unknown().optional(),
  get children() {
    return z.array(tileSchema).optional();
  },
});
const words = z.string().optional().catch(undefined);
const tilesetSchema = z.looseObject({
  asset: z.looseObject({ version: z.string(), copyright: words, extras: z.looseObject({ copyright: words, attribution: words }).optional().catch(undefined) }),
  root: tileSchema,
});
type TileNode = z.infer<typeof tileSchema>;

const identity: Mat4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const remedy = 'Import 3D Tiles 1.1 with glTF binaries (.glb) on this disk; older tiles can be brought there with 3d-tiles-tools upgrade.';
/** Tilesets that name tilesets deeper than this are taken for a circle. */
const deepest = 64;

export interface TilesetContent {
  contents: TileContent[];
  /** Whom the tilesets name: not in the standard, but written in their `asset` or its `extras`. */
  copyrights: string[];
}

/**
 * The most detailed contents of a tileset and of those it names, depth first (3D Tiles 1.1, clauses 7 and 9): a tile that is
 * replaced by its children is left out. Throws ImportError for what is not 3D Tiles 1.1 or is not here.
 */
export async function readTileset(file: string): Promise<TilesetContent> {
  const found: TilesetContent = { contents: [], copyrights: [] };
  await visitTileset(file, await read(file, file), identity, 'REPLACE', [], found);
  return found;
}

type Refine = NonNullable<TileNode['refine']>;

async function visitTileset(file: string, bytes: Uint8Array, toEcef: Mat4, refine: Refine, above: readonly string[], found: TilesetContent): Promise<void> {
  if (above.includes(file) || above.length > deepest) throw new ImportError(`${file}: the tileset names itself: ${[...above, file].join(' → ')}`, 'Mend the tileset.');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new ImportError(`${file}: is not JSON: ${error instanceof Error ? error.message : String(error)}`, remedy);
  }
  const parsed = tilesetSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ImportError(`${file}: ${issue.path.join('.') || 'the document'}: ${issue.message}`, remedy);
  }
  const { copyright, extras } = parsed.data.asset;
  found.copyrights.push(...[copyright, extras?.copyright, extras?.attribution].filter((said) => said !== undefined));
  await visitTile(file, parsed.data.root, 'root', toEcef, refine, [...above, file], found);
}

async function visitTile(file: string, tile: TileNode, path: string, parent: Mat4, inherited: Refine, above: readonly string[], found: TilesetContent): Promise<void> {
  if (tile.implicitTiling !== undefined) throw new ImportError(`${file}: ${path} uses implicit tiling`, 'Write the tileset with explicit tiles.');
  const toEcef = tile.transform ? multiply(parent, tile.transform) : parent;
  const refine = tile.refine ?? inherited;
  const before = found.contents.length;
  for (const [i, child] of (tile.children ?? []).entries()) await visitTile(file, child, `${path}.children.${i}`, toEcef, refine, above, found);
  if (refine === 'REPLACE' && found.contents.length > before) return;
  for (const { uri } of [...(tile.content ? [tile.content] : []), ...(tile.contents ?? [])]) await visitContent(file, uri, path, toEcef, refine, above, found);
}

async function visitContent(file: string, uri: string, path: string, toEcef: Mat4, refine: Refine, above: readonly string[], found: TilesetContent): Promise<void> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(uri)) throw new ImportError(`${file}: ${path} names ${uri.slice(0, 80)}, which is not on this disk`, 'Fetch the whole tileset first.');
  const target = resolve(dirname(file), decodeURIComponent(uri.replace(/[?#].*$/, '')));
  const bytes = await read(target, `${file}: ${path}`);
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  if (magic === 'glTF') found.contents.push({ file: target, bytes, toEcef });
  else if (/^\s*\{/.test(magic)) await visitTileset(target, bytes, toEcef, refine, above, found);
  else throw new ImportError(`${target}: is ${/^[a-z0-9]{4}$/.test(magic) ? `a ${magic} tile` : 'neither a glTF binary nor a tileset'}`, remedy);
}

const read = (file: string, place: string): Promise<Uint8Array> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${place}: ${file} cannot be read (${error.code ?? error.message})`, 'Check the path, and that the tileset is here whole.');
  });
