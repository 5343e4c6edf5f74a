import { phaseOf, phases } from '@/layers';
import { finalStatuses, requestCategories, type ChartKind, type RequestCategory, type ServiceRequest } from '@/model';

const hour = 3_600_000;
const hours = 24;

/** A bar of a chart: `part` of `value` is what is pointed out, such as those past their time limit. */
export interface ChartRow<K extends string = string> {
  key: K;
  value: number;
  part: number;
}

/** What a chart shows, and what it rests on: `on` requests of `of`. */
export interface ChartFigures {
  rows: ChartRow[];
  on: number;
  of: number;
  /** The part of all rows. */
  part: number;
  /** Of the day: when the data begins, if that is later than the chart; null else. Milliseconds since 1970 UTC. */
  since: number | null;
}

interface ChartContext {
  /** Hub time, milliseconds since 1970 UTC. */
  now: number;
  /** Which of the regions that are compared a request lies in; null outside all of them. */
  regionOf(request: ServiceRequest): string | null;
  /** Ids of those regions, so that one without requests is there, too. */
  regions: readonly string[];
}

const isOpen = ({ status }: ServiceRequest): boolean => !finalStatuses.has(status);
const isLate = ({ dueAt }: ServiceRequest, now: number): boolean => dueAt !== null && dueAt < now;

/** Counts by a key; requests without one are counted nowhere. */
function count(requests: readonly ServiceRequest[], keyOf: (request: ServiceRequest) => string | null, keys: readonly string[], isPart: (request: ServiceRequest) => boolean): ChartFigures {
  const rows = new Map(keys.map((key): [string, ChartRow] => [key, { key, value: 0, part: 0 }]));
  let on = 0;
  for (const request of requests) {
    const row = rows.get(keyOf(request) ?? '');
    if (!row) continue;
    on++;
    row.value++;
    if (isPart(request)) row.part++;
  }
  const all = [...rows.values()];
  return { rows: all, on, of: requests.length, part: all.reduce((sum, { part }) => sum + part, 0), since: null };
}

const mostFirst = (figures: ChartFigures): ChartFigures => ({ ...figures, rows: figures.rows.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value) });
/** Most overdue first, then most open. */
const worstFirst = (figures: ChartFigures): ChartFigures => ({ ...figures, rows: figures.rows.toSorted((a, b) => b.part - a.part || b.value - a.value) });

/** What was reported (`value`) and closed (`part`) in each hour of the clock, the present one last; keys are when the hours begin. */
function day(requests: readonly ServiceRequest[], now: number): ChartFigures {
  const last = Math.floor(now / hour) * hour;
  const first = last - (hours - 1) * hour;
  const rows = Array.from({ length: hours }, (_, i): ChartRow => ({ key: String(first + i * hour), value: 0, part: 0 }));
  const at = (time: number): ChartRow | undefined => rows[Math.floor((time - first) / hour)];
  let earliest = Infinity;
  for (const { requestedAt, status, closedAt, updatedAt } of requests) {
    earliest = Math.min(earliest, requestedAt);
    const reported = at(requestedAt);
    if (reported) reported.value++;
    const closed = status === 'closed' ? at(closedAt ?? updatedAt) : undefined;
    if (closed) closed.part++;
  }
  const [on, part] = rows.reduce(([value, closed], row) => [value + row.value, closed + row.part], [0, 0]);
  return { rows, on, of: on, part, since: earliest > first && earliest !== Infinity ? earliest : null };
}

/** The figures of a chart over all requests that are held. */
export function chartFigures(kind: ChartKind, requests: Iterable<ServiceRequest>, { now, regionOf, regions }: ChartContext): ChartFigures {
  const all = [...requests];
  if (kind === 'day') return day(all, now);
  const open = all.filter(isOpen);
  const late = (request: ServiceRequest): boolean => isLate(request, now);
  const category = ({ category: of }: ServiceRequest): RequestCategory => of;
  switch (kind) {
    case 'category':
      return mostFirst(count(open, category, requestCategories, late));
    case 'phase':
      return count(open, ({ status }) => phaseOf(status), phases.filter((phase) => phase !== 'closed'), late);
    case 'region':
      return worstFirst(count(open, regionOf, regions, late));
    case 'overdue': {
      const limited = count(open.filter(({ dueAt }) => dueAt !== null), category, requestCategories, late);
      return { ...worstFirst(mostFirst(limited)), of: open.length };
    }
  }
}
