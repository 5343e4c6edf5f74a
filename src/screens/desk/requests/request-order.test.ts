import type { ServiceRequest } from '@/model';
import { expect, test } from 'vitest';
import { inOrder } from './request-order';

const request = (requestId: string, requestedAt: number, over: Partial<ServiceRequest> = {}): ServiceRequest => ({
  requestId, requestedAt, category: 'road', serviceName: 'Pothole', description: '', address: '', agency: '', longitude: 71, latitude: 51, status: 'reported',
  updatedAt: requestedAt, dueAt: null, closedAt: null, source: 'simulation', transposed: false, rev: 1, ...over,
});
const all = [
  request('free', 1), request('free-newer', 2), request('soon', 3, { dueAt: 50 }), request('late', 4, { dueAt: 5 }), request('stopped', 5, { dueAt: 4, status: 'suspended' }), request('over', 6, { status: 'closed', dueAt: 1 }),
];
const ids = (order: Parameters<typeof inOrder>[1]): string[] => inOrder(all, order).map(({ requestId }) => requestId);

test('urgent: what is overdue or ends next, then what has no limit or a stopped one, the newest first; nothing that is over', () => {
  expect(ids('urgent')).toEqual(['late', 'soon', 'stopped', 'free-newer', 'free']);
});

test('newest: when it was reported alone', () => {
  expect(ids('newest')).toEqual(['stopped', 'late', 'soon', 'free-newer', 'free']);
});
