import { requestCategories, type RequestCategory, type RequestStatus, type ServiceRequest } from '@/model';
import { services } from '../categories';
import { stableUuid } from '../uuid-v5';
import { createRandom, hash, normal } from './random';
import { texts, weights } from './request-texts';
import type { StreetNetwork } from './street-network';

/** Milliseconds between two simulated reports, on average. */
export const simulatedEveryMs = 8_000;
/** No simulated request stays open longer: it bounds how far back a feed must look. */
export const simulatedLongestMs = 24 * 3_600_000;
/** Life of a request, log-normal: the mean is about 19 minutes, so some 150 are open at any time, a few since yesterday. */
const life = { medianMs: 4 * 60_000, sigma: 1.79, leastMs: 45_000 };

/** What happens to a request and when, milliseconds since 1970 UTC. */
export interface Step {
  at: number;
  status: RequestStatus;
}

export interface SimulatedCity {
  cityId: string;
  seed: number;
  network: StreetNetwork;
}

const commandPrefix = (cityId: string, number: number): string => `simulation/${cityId}/${number}`;
export const simulatedRequestId = (cityId: string, number: number): string => stableUuid(commandPrefix(cityId, number));
export const simulatedCommandId = (cityId: string, number: number, step: number): string => stableUuid(`${commandPrefix(cityId, number)}/${step}`);

const prefix = 'SIM-';
/** The number of a simulated request, from its externalId; undefined for another's. */
export const simulatedNumber = (request: ServiceRequest): number | undefined =>
  request.externalId?.startsWith(prefix) ? Number(request.externalId.slice(prefix.length)) : undefined;

/** Ways through the loop with their shares; the first state, `reported`, is understood. */
const courses: readonly { share: number; statuses: readonly RequestStatus[] }[] = [
  { share: 0.62, statuses: ['accepted', 'filed', 'dispatched', 'handling', 'feedback', 'checking', 'closed'] },
  { share: 0.1, statuses: ['verifying', 'accepted', 'filed', 'dispatched', 'handling', 'feedback', 'checking', 'closed'] },
  { share: 0.07, statuses: ['accepted', 'filed', 'dispatched', 'handling', 'feedback', 'checking', 'rework', 'handling', 'feedback', 'checking', 'closed'] },
  { share: 0.05, statuses: ['accepted', 'filed', 'dispatched', 'returned', 'dispatched', 'handling', 'feedback', 'checking', 'closed'] },
  { share: 0.04, statuses: ['accepted', 'filed', 'dispatched', 'handling', 'postponed', 'handling', 'feedback', 'checking', 'closed'] },
  { share: 0.03, statuses: ['accepted', 'filed', 'dispatched', 'handling', 'suspended', 'handling', 'feedback', 'checking', 'closed'] },
  { share: 0.03, statuses: ['selfHandled', 'checking', 'closed'] },
  { share: 0.03, statuses: ['verifying', 'rejected'] },
  { share: 0.02, statuses: ['accepted', 'notFiled'] },
  { share: 0.01, statuses: ['accepted', 'filed', 'void'] },
];

function pick<T>(items: readonly T[], share: (item: T) => number, random: () => number): T {
  let rest = random() * items.reduce((sum, item) => sum + share(item), 0);
  for (const item of items) if ((rest -= share(item)) < 0) return item;
  return items.at(-1)!;
}

/** The whole life of simulated request `number`: it depends on the seed and the number only. */
export function simulatedSteps(seed: number, number: number): Step[] {
  const random = createRandom(hash(seed, number, 11));
  const reportedAt = Math.trunc((number + random()) * simulatedEveryMs);
  const course = pick(courses, ({ share }) => share, random).statuses;
  const total = Math.min(simulatedLongestMs - simulatedEveryMs, Math.max(life.leastMs, life.medianMs * Math.exp(life.sigma * normal(random))));
  const parts = course.map(() => 0.3 + random());
  const sum = parts.reduce((a, b) => a + b, 0);
  let at = reportedAt;
  return [{ at, status: 'reported' as const }, ...course.map((status, i) => ({ at: (at += Math.ceil((total * parts[i]!) / sum)), status }))];
}

/** The request as it is reported: a place on a street, a service, words. */
export function simulatedRequest(city: SimulatedCity, number: number): ServiceRequest {
  const random = createRandom(hash(city.seed, number, 12));
  const category: RequestCategory = pick(requestCategories, (name) => weights[name], random);
  const text = texts[category][Math.floor(random() * texts[category].length)]!;
  const { network } = city;
  const node = Math.floor(random() * network.size);
  const slot = network.first[node]! + Math.floor(random() * (network.first[node + 1]! - network.first[node]!));
  const other = network.targets[slot]!;
  const along = random();
  const street = network.nameAt(node) ?? network.nameAt(other);
  const { at } = simulatedSteps(city.seed, number)[0]!;
  const between = (a: number, b: number): number => Math.round((a + (b - a) * along) * 1e7) / 1e7;
  return {
    requestId: simulatedRequestId(city.cityId, number),
    externalId: `${prefix}${number}`,
    category,
    serviceName: text.service,
    description: text.descriptions[Math.floor(random() * text.descriptions.length)]!,
    address: street === null ? '' : street.slice(0, 300),
    agency: services[category].agency,
    longitude: between(network.longitude[node]!, network.longitude[other]!),
    latitude: between(network.latitude[node]!, network.latitude[other]!),
    status: 'reported',
    requestedAt: at,
    updatedAt: at,
    dueAt: at + services[category].hours * 3_600_000,
    closedAt: null,
    source: 'simulation',
    transposed: false,
    rev: 1,
  };
}
