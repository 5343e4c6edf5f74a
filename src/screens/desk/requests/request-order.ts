import { phaseOf } from '@/layers';
import type { ServiceRequest } from '@/model';
import { openNewestFirst } from '../../shared/indicators';

export const requestOrders = ['urgent', 'newest'] as const;
export type RequestOrder = (typeof requestOrders)[number];

/** When its limit ends; never while there is none or its clock is stopped. */
const endsAt = ({ dueAt, status }: ServiceRequest): number => (dueAt === null || phaseOf(status) === 'paused' ? Infinity : dueAt);

/** Open requests, the newest first or those first whose limit has ended or ends next; of those without one, the newest first. */
export function inOrder(requests: Iterable<ServiceRequest>, order: RequestOrder): ServiceRequest[] {
  const newest = openNewestFirst(requests);
  return order === 'newest' ? newest : newest.sort((a, b) => (endsAt(a) === endsAt(b) ? 0 : endsAt(a) - endsAt(b)));
}
