import type { ServiceRequest } from '@/model';
import { expect, test } from 'vitest';
import { clusterOf } from './cluster';

const now = 1_000_000;
const request = (requestId: string, patch: Partial<ServiceRequest>): ServiceRequest => ({
  requestId, status: 'filed', category: 'road', requestedAt: 0, dueAt: 2 * now, ...patch,
} as ServiceRequest);

test('a cluster tells how many it stands for, of which categories, and how many are overdue; those come first, then the oldest', () => {
  const items = [
    request('new', { requestedAt: 500, category: 'noise' }), request('old', { requestedAt: 100, category: 'noise' }), request('late', { requestedAt: 900, dueAt: 950 }),
  ];
  const cluster = clusterOf({ position: [1, 2, 3], items }, now);
  expect(cluster.requests.map(({ requestId }) => requestId)).toEqual(['late', 'old', 'new']);
  expect(cluster).toMatchObject({ id: 'cluster/late', position: [1, 2, 3], properties: { count: 3, overdue: 1, noise: 2, road: 1 } });
  expect(cluster.late).toBeCloseTo(1 / 3);
  expect(cluster.properties).not.toHaveProperty('waste');
});
