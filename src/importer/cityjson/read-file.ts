import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ImportError } from '../import-error';
import { jsonErrorPlace } from './json-error';

const vertexSchema = z.array(z.number()).min(3);
const geometrySchema = z.looseObject({
  type: z.string(),
  lod: z.union([z.string(), z.number()]).optional(),
  boundaries: z.array(z.unknown()).optional(),
  semantics: z.looseObject({
    surfaces: z.array(z.looseObject({ type: z.string() })),
    values: z.array(z.unknown()).nullish(),
  }).optional(),
});
const objectSchema = z.looseObject({
  type: z.string(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
  parents: z.array(z.string()).optional(),
  address: z.unknown().optional(),
  geometry: z.array(geometrySchema).nullish(),
});
const headSchema = z.looseObject({
  version: z.string(),
  transform: z.looseObject({ scale: z.tuple([z.number(), z.number(), z.number()]), translate: z.tuple([z.number(), z.number(), z.number()]) }).optional(),
  appearance: z.looseObject({ textures: z.array(z.unknown()).optional() }).optional(),
  metadata: z.looseObject({ referenceSystem: z.unknown().optional() }).optional(),
});
const bodySchema = z.looseObject({
  CityObjects: z.record(z.string(), objectSchema),
  vertices: z.array(vertexSchema),
});

export type CityGeometry = z.infer<typeof geometrySchema>;
export type CityObject = z.infer<typeof objectSchema>;

/** City objects that share one list of vertices, in the file's own units. */
export interface CityJson {
  file: string;
  referenceSystem: unknown;
  /** How many textures the file names. */
  textures: number;
  objects: Record<string, CityObject>;
  vertices: [x: number, y: number, z: number][];
}

const remedy = 'Import CityJSON 1.0, 1.1 or 2.0 (.json), or a CityJSON text sequence (.jsonl).';

/** CityJSON documents of a file: one, or one per feature of a text sequence. Throws ImportError when it is none. */
export async function readCityJson(file: string): Promise<CityJson[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${file}: cannot be read (${error.code ?? error.message})`, 'Check the path and that you may read the file; files over 512 MB must be split.');
  });
  const clean = text.replace(/^\uFEFF/, '');
  if (!file.endsWith('.jsonl')) {
    const json = parse(file, clean, 0);
    const head = readHead(file, json);
    return [readBody(file, json, head)];
  }
  const lines = clean.split('\n').map((line, i) => ({ line, number: i })).filter(({ line }) => line.trim() !== '');
  const [first, ...features] = lines.map(({ line, number }) => ({ json: parse(file, line, number), place: `${file} line ${number + 1}` }));
  if (!first) throw new ImportError(`${file}: is empty`, remedy);
  const head = readHead(first.place, first.json);
  return [first, ...features].map(({ json, place }) => readBody(place, json, head));
}

type Head = z.infer<typeof headSchema>;

function parse(file: string, text: string, lineOffset: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = jsonErrorPlace(text);
    throw new ImportError(`${file}: is not JSON from line ${line + lineOffset}, column ${column} on`, 'The file is cut short or damaged: fetch it again, or mend it there.');
  }
}

function readHead(place: string, json: unknown): Head {
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
  if (type !== 'CityJSON') {
    throw new ImportError(`${place}: is JSON but not CityJSON (its "type" is ${JSON.stringify(type) ?? 'missing'})`, remedy);
  }
  const head = check(place, headSchema, json);
  if (!/^[12]\./.test(head.version)) throw new ImportError(`${place}: is CityJSON ${head.version}`, remedy);
  return head;
}

function readBody(place: string, json: unknown, { transform, metadata, appearance }: Head): CityJson {
  const body = check(place, bodySchema, json);
  const { scale, translate } = transform ?? { scale: [1, 1, 1], translate: [0, 0, 0] };
  const along = (k: 0 | 1 | 2, vertex: readonly number[]): number => vertex[k]! * scale[k] + translate[k];
  return {
    file: place,
    referenceSystem: metadata?.referenceSystem,
    textures: appearance?.textures?.length ?? 0,
    objects: body.CityObjects,
    vertices: body.vertices.map((vertex) => [along(0, vertex), along(1, vertex), along(2, vertex)]),
  };
}

function check<T>(place: string, schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ImportError(`${place}: ${issue.path.join('.') || 'the document'}: ${issue.message}`, remedy);
}
