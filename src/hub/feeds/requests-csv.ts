import { readFileSync } from 'node:fs';
import type { RequestCategory, RequestStatus } from '@/model';
import { parse } from 'csv-parse/sync';
import { HubError, messageOf } from '../hub-error';
import { createLocalTimeReader } from './local-time';

/** A request as the file has it; times are milliseconds since 1970 UTC. */
export interface CsvRequest {
  externalId: string;
  category: RequestCategory;
  serviceName: string;
  agency: string;
  address: string;
  channel: string;
  longitude: number;
  latitude: number;
  createdAt: number;
  dueAt: number | null;
  /** When the final or latest status was reached. */
  settledAt: number;
  /** Where the case stood when the file was written. */
  status: RequestStatus;
}

export interface CsvRequests {
  /** In order of creation. */
  requests: CsvRequest[];
  skipped: { withoutPosition: number; repeated: number; unreadable: number };
}

/** The file's statuses in ours. A duplicate is not taken up; a transferred case is another office's. */
const statuses: Record<string, RequestStatus> = {
  New: 'reported',
  'New (Duplicate)': 'verifying',
  Open: 'accepted',
  'Open (Duplicate)': 'verifying',
  'In Progress': 'handling',
  Pending: 'suspended',
  Closed: 'closed',
  'Closed (Duplicate)': 'rejected',
  'Closed (Transferred)': 'notFiled',
};

const categories: readonly [RegExp, RequestCategory][] = [
  [/St\s?Light|Street Light/i, 'lighting'],
  [/noise/i, 'noise'],
  [/animal|dog|rat rubout|rodent|insect|bed bugs|mosquito/i, 'animal'],
  [/vehicle|parking|\bFCPF-(Trial|Stolen)/i, 'vehicle'],
  [/traffic|sign|signal|crosswalk|markings|barricade|camera/i, 'traffic'],
  [/pothole|street repair|street cut|footway|sidewalk|curb|alleys|alley (re|con)|bridge|steel plate|guardrail|snow|salt|surface repair|conduit/i, 'road'],
  [/^FOR-|tree|grass|limb|branch|stump|leaf|park maintenance|playground|ball field/i, 'greenery'],
  [/^SW-|dumping|sanitation|debris|graffiti|flyers|trash/i, 'waste'],
  [/^WW-|^FCCS-Metered|water|sewer|hydrant|storm|flood|sediment/i, 'water'],
  [/^HCD-|building|^FIR-/i, 'building'],
];

export const categoryOf = (type: string): RequestCategory => categories.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';

/** `SW-Dirty Alley` → `Dirty Alley`: the prefix is the office. */
const serviceNameOf = (type: string): string => type.replace(/^[A-Z]{2,7}\s?-\s?/, '').trim() || type;

const columns = ['ServiceRequestNum', 'SRType', 'MethodReceived', 'CreatedDate', 'SRStatus', 'StatusDate', 'DueDate', 'CloseDate', 'Agency', 'Address', 'Latitude', 'Longitude'] as const;
type Row = Record<(typeof columns)[number], string>;

/** The file rounds unknown places to whole degrees (39/−77): such a place says nothing. */
function positionOf(row: Row): { longitude: number; latitude: number } | undefined {
  const longitude = Number(row.Longitude);
  const latitude = Number(row.Latitude);
  if (row.Longitude.trim() === '' || row.Latitude.trim() === '') return undefined;
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) || (Number.isInteger(longitude) && Number.isInteger(latitude))) return undefined;
  return { longitude, latitude };
}

/**
 * Reads the requests of a city's 311 export (the columns of Open Baltimore, times in America/New_York).
 *
 * @throws {HubError} when the file cannot be read, is not CSV, or lacks a column.
 */
export function readRequestsCsv(file: string): CsvRequests {
  let rows: Row[];
  try {
    rows = parse(readFileSync(file), { bom: true, columns: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw new HubError(`the requests file ${file} cannot be read: ${messageOf(error)}`, 'give --requests a CSV file of service requests', { cause: error });
  }
  const missing = columns.filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0) {
    throw new HubError(
      `the requests file ${file} ${rows.length === 0 ? 'has no rows' : `lacks the columns ${missing.join(', ')}`}`,
      `the first line must name the columns ${columns.join(', ')}`,
    );
  }
  const readTime = createLocalTimeReader('America/New_York');
  const skipped = { withoutPosition: 0, repeated: 0, unreadable: 0 };
  const seen = new Set<string>();
  const requests: CsvRequest[] = [];
  for (const row of rows) {
    const externalId = row.ServiceRequestNum?.trim() ?? '';
    const createdAt = readTime(row.CreatedDate ?? '');
    const status = statuses[row.SRStatus?.trim() ?? ''];
    if (externalId === '' || externalId.length > 64 || createdAt === undefined || status === undefined || row.Longitude === undefined) {
      skipped.unreadable++;
      continue;
    }
    if (seen.has(externalId)) {
      skipped.repeated++;
      continue;
    }
    seen.add(externalId);
    const position = positionOf(row);
    if (!position) {
      skipped.withoutPosition++;
      continue;
    }
    requests.push({
      externalId,
      category: categoryOf(row.SRType),
      serviceName: serviceNameOf(row.SRType).slice(0, 200) || 'Request',
      agency: row.Agency.slice(0, 120),
      address: row.Address.slice(0, 300),
      channel: row.MethodReceived,
      ...position,
      createdAt,
      dueAt: readTime(row.DueDate) ?? null,
      settledAt: Math.max(createdAt, readTime(row.CloseDate) ?? readTime(row.StatusDate) ?? createdAt),
      status,
    });
  }
  requests.sort((a, b) => a.createdAt - b.createdAt || (a.externalId < b.externalId ? -1 : 1));
  return { requests, skipped };
}
