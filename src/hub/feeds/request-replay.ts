import type { Extent, RequestStatus, ServiceRequest } from '@/model';
import type { EventLog } from '../store/event-log';
import { stableUuid } from '../uuid-v5';
import type { CsvRequest } from './requests-csv';
import { runSchedule, type Planned, type RunningFeed } from './schedule';
import type { StreetNetwork } from './street-network';
import { transpose, type Place } from './transpose';

/** How a case got where the file says it stood, after `reported`. */
const courses: Partial<Record<RequestStatus, readonly RequestStatus[]>> = {
  verifying: ['verifying'],
  accepted: ['accepted'],
  handling: ['accepted', 'filed', 'dispatched', 'handling'],
  suspended: ['accepted', 'filed', 'dispatched', 'handling', 'suspended'],
  closed: ['accepted', 'filed', 'dispatched', 'handling', 'feedback', 'checking', 'closed'],
  rejected: ['verifying', 'rejected'],
  notFiled: ['accepted', 'notFiled'],
};

export interface ReplayOptions {
  log: EventLog;
  now(): number;
  cityId: string;
  extent: Extent;
  network: StreetNetwork | null;
  requests: readonly CsvRequest[];
  /** New requests per minute, on average. */
  perMinute: number;
}

export interface Replay extends RunningFeed {
  /** Real requests in a city they do not come from. */
  transposed: boolean;
  /** Entries still to come. */
  remaining: number;
}

interface Step {
  /** Milliseconds of replay since its beginning. */
  offset: number;
  source: CsvRequest;
  index: number;
  step: number;
  status: RequestStatus;
}

/** Everything that happens in the replay, on one compressed time scale. */
function stepsOf(requests: readonly CsvRequest[], scale: number): Step[] {
  const begin = requests[0]!.createdAt;
  return requests.flatMap((source, index) => {
    const course = courses[source.status] ?? [];
    const born = (source.createdAt - begin) * scale;
    const lasts = (source.settledAt - source.createdAt) * scale;
    return [
      { offset: born, source, index, step: 0, status: 'reported' as const },
      ...course.map((status, i) => ({ offset: born + (lasts * (i + 1)) / course.length, source, index, step: i + 1, status })),
    ];
  });
}

/**
 * Plays real requests again in their order, their years compressed so that `perMinute` are reported on average. What is
 * in the log already is not written again: a replay goes on where it was.
 */
export async function startRequestReplay(options: ReplayOptions): Promise<Replay> {
  const { log, now, cityId, requests, perMinute } = options;
  const places = transpose(requests, options.extent, options.network);
  const span = requests.at(-1)!.createdAt - requests[0]!.createdAt;
  const scale = span > 0 ? ((requests.length / perMinute) * 60_000) / span : 0;
  const id = (source: CsvRequest): string => stableUuid(`replay/${cityId}/${source.externalId}`);
  const commandId = ({ source, step }: Step): string => stableUuid(`replay/${cityId}/${source.externalId}/${step}`);
  const written = await log.commandIds('replay');
  const steps = stepsOf(requests, scale).filter((step) => !written.has(commandId(step)));
  const first = steps.reduce((least, { offset }) => Math.min(least, offset), Infinity);
  const begin = now() - first;

  function born({ source, index, offset }: Step): ServiceRequest {
    const place: Place = places?.[index] ?? source;
    const at = Math.trunc(begin + offset);
    const when = new Date(source.createdAt).toISOString().slice(0, 16).replace('T', ' ');
    return {
      requestId: id(source),
      externalId: source.externalId,
      category: source.category,
      serviceName: source.serviceName,
      description: `Reported ${when} UTC${source.channel === '' ? '' : ` (${source.channel})`}.`,
      address: source.address,
      agency: source.agency,
      longitude: place.longitude,
      latitude: place.latitude,
      status: 'reported',
      requestedAt: at,
      updatedAt: at,
      dueAt: source.dueAt === null ? null : Math.max(at, Math.trunc(at + (source.dueAt - source.createdAt) * scale)),
      closedAt: null,
      source: 'replay',
      transposed: places !== null,
      rev: 1,
    };
  }
  const planned = steps.map((step): Planned => ({
    at: begin + step.offset,
    draft: () => ({
      commandId: commandId(step),
      command: { externalId: step.source.externalId, step: step.step, status: step.status },
      requestId: id(step.source),
      event: step.status === 'reported' ? { kind: 'reported', request: born(step) } : { kind: 'status', status: step.status },
      occurredAt: Math.trunc(begin + step.offset),
      actor: 'replay',
      source: 'replay',
    }),
  }));
  const running = runSchedule(log, now, planned, () => []);
  return { transposed: places !== null, remaining: steps.length, stop: running.stop };
}
