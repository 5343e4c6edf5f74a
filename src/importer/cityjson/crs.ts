import proj4, { type Converter } from 'proj4';
import type { LonLat } from '../content';
import { ImportError } from '../import-error';
import { crsDefinition } from './crs-definitions';

/** How to read coordinates: an EPSG code or a PROJ definition that overrides what the file says. */
export interface CrsOverride {
  crs?: string;
  proj?: string;
}

export interface Crs {
  /** `EPSG:28992`, or the PROJ definition that was given. */
  name: string;
  /** Throws ImportError for coordinates outside the system. */
  toLonLat(x: number, y: number): LonLat;
}

const remedy = 'Name the system with --crs EPSG:nnnn, or define it with --proj "+proj=…" (see docs/importing.md).';

/** The system of a file whose metadata says `stated`. Throws ImportError when it is missing or not known. */
export function resolveCrs(file: string, stated: unknown, override: CrsOverride): Crs {
  if (override.proj !== undefined) return createCrs(override.proj, override.proj, '--proj');
  if (override.crs !== undefined) return fromCode(override.crs, '--crs');
  if (stated === undefined || stated === null || stated === '') {
    throw new ImportError(`${file}: does not say its coordinate reference system (metadata.referenceSystem is missing)`, remedy);
  }
  return fromCode(String(stated), `${file}: metadata.referenceSystem`);
}

function fromCode(text: string, where: string): Crs {
  const digits = /EPSG\b\D*?(?:[:/][\d.]*[:/])?(\d{4,6})\b/i.exec(text)?.[1] ?? /^\s*(\d{4,6})\s*$/.exec(text)?.[1];
  if (!digits) throw new ImportError(`${where}: "${text}" names no EPSG code`, remedy);
  const definition = crsDefinition(Number(digits));
  if (definition === undefined) throw new ImportError(`${where}: EPSG:${digits} is not known here`, remedy);
  return createCrs(`EPSG:${digits}`, definition, where);
}

function createCrs(name: string, definition: string, where: string): Crs {
  let converter: Converter;
  try {
    converter = proj4(definition, 'EPSG:4326');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`${where}: "${definition}" is not a projection (${reason})`, remedy);
  }
  return {
    name,
    toLonLat(x, y) {
      const point = converter.forward([x, y]);
      const [longitude, latitude] = point as LonLat;
      if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return [longitude, latitude];
      throw new ImportError(`${where}: the point ${x}, ${y} lies outside ${name}`, `Coordinates must be east, north (or longitude, latitude). ${remedy}`);
    },
  };
}
