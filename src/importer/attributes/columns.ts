import type { BuildingAttribute, CityManifest } from '@/model';
import type { Building } from '../content';
import { ownCandidates, sourceCandidates } from './candidates';
import { classCounts, statistics } from './statistics';
import { typed, type Typed } from './typed';

/** A column of the buildings' property table. */
export interface AttributeColumn {
  id: string;
  type: BuildingAttribute['type'];
  /** What the manifest says of it: null where it does not tell buildings apart, so that colouring or filtering by it says nothing. */
  attribute: BuildingAttribute | null;
  /** Null for a building the source says nothing of. */
  valueOf(building: Building): number | string | null;
}

/** Columns every city has besides (see property-table.ts). */
const taken = ['id', 'name', 'address'];
/** Columns every tile has, so that a picked building always says as much. */
const always = new Set(['kind', 'height', 'levels']);
const fewest = 0.01;
/** A class column whose frequent values say less than this share of it is a list of names. */
const covered = 0.6;
const mostColumns = 24;

/** The program's own columns and those of the source that are worth it, most often filled first. */
export function attributeColumns(buildings: readonly Building[], format: CityManifest['source']['format']): AttributeColumn[] {
  const ids = new Set(taken);
  const seen = new Set<string>();
  const rated = (column: Typed): { column: Typed; useful: boolean } => ({ column, useful: isUseful(column, buildings.length) });
  const own = ownCandidates(buildings).map((candidate) => rated(typed(candidate))).filter(({ column: { id }, useful }) => useful || always.has(id));
  const others = sourceCandidates(buildings, format).map((candidate) => rated(typed(candidate))).filter(({ useful }) => useful);
  others.sort((a, b) => b.column.values.size - a.column.values.size);
  return [...own, ...others].flatMap(({ column, useful }) => {
    const content = JSON.stringify([...column.values.values()]);
    if (useful && seen.has(content)) return [];
    seen.add(content);
    const id = propertyId(column.id, ids);
    ids.add(id);
    return [{
      id, type: column.type, attribute: useful ? statistics({ ...column, id }) : null, valueOf: (building: Building) => column.values.get(building) ?? null,
    }];
  }).slice(0, mostColumns);
}

/** Enough buildings carry it, it tells some of them apart, and its classes are not a name for each. */
function isUseful(column: Typed, buildings: number): boolean {
  if (column.values.size < buildings * fewest) return false;
  if (column.type === 'number') {
    const [first] = column.values.values();
    return [...column.values.values()].some((value) => value !== first);
  }
  const counts = classCounts(column.values.values());
  const frequent = counts.slice(0, 24).reduce((sum, { count }) => sum + count, 0);
  return counts.length > 1 && counts.length < Math.max(3, column.values.size * 0.5) && frequent >= column.values.size * covered;
}

/** A name EXT_structural_metadata allows, not used yet. */
function propertyId(name: string, used: ReadonlySet<string>): string {
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d)/, '_').slice(0, 60) || '_';
  let id = plain;
  for (let i = 2; used.has(id); i++) id = `${plain}_${i}`;
  return id;
}
