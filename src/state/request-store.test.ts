import type { RequestStatus, ServiceRequest } from '@/model';
import { expect, test } from 'vitest';
import { createRequestStore } from './request-store';

const hour = 3_600_000;
const now = Date.UTC(2026, 5, 1);

const request = (number: number, status: RequestStatus, updatedAt: number): ServiceRequest => ({
  requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, category: 'road', serviceName: 'road', description: '', address: '', agency: '',
  longitude: 71, latitude: 51, status, requestedAt: updatedAt, updatedAt, dueAt: null, closedAt: null, source: 'simulation', transposed: false, rev: 1,
});

test('what ended longer ago than the snapshot reaches is forgotten in time, what is open never is', () => {
  const store = createRequestStore();
  store.upsert([request(1, 'closed', now - 30 * hour), request(2, 'handling', now - 400 * hour), request(3, 'closed', now - 20 * hour)], 3, true);
  store.upsert(Array.from({ length: 300 }, (_, i) => request(10 + i, 'reported', now)), 303, true);
  const held = store.getState().requests;
  expect(held.size).toBe(302);
  expect([1, 2, 3].map((number) => held.has(request(number, 'closed', 0).requestId))).toEqual([false, true, true]);
});
