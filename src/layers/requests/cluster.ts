import type { Vec3 } from '@/geo';
import { requestCategories, type ServiceRequest } from '@/model';
import type { Cluster } from './declutter';
import { timeLimit } from './phase';

/** A pin for several requests that would overlap. */
export interface PinCluster {
  id: string;
  position: Vec3;
  /** The overdue first, then the oldest. */
  requests: readonly ServiceRequest[];
  /** Share of its requests that are overdue, 0…1. */
  late: number;
  /** `count`, `overdue`, and under the name of each category it has how many. */
  properties: Record<string, number>;
}

/** `now`: hub time, milliseconds. */
export function clusterOf({ position, items }: Cluster<ServiceRequest>, now: number): PinCluster {
  const isLate = (request: ServiceRequest): number => Number(timeLimit(request, now)?.late ?? false);
  const requests = [...items].sort((a, b) => isLate(b) - isLate(a) || a.requestedAt - b.requestedAt);
  const overdue = requests.reduce((sum, request) => sum + isLate(request), 0);
  const properties: Record<string, number> = { count: requests.length, overdue };
  for (const category of requestCategories) {
    const count = requests.filter((request) => request.category === category).length;
    if (count > 0) properties[category] = count;
  }
  return { id: `cluster/${requests[0]!.requestId}`, position, requests, late: overdue / requests.length, properties };
}
