import type { RequestStatus, ServiceRequest } from '@/model';
import { expect, test } from 'vitest';
import { requestAt, type DatedEvent } from './requests-at';

const id = '11111111-1111-4111-8111-111111111111';
const minute = 60_000;
const reported: ServiceRequest = {
  requestId: id, category: 'road', serviceName: 'Pothole', description: '', address: '', agency: '', longitude: 71.4, latitude: 51.1, status: 'reported',
  requestedAt: 10 * minute, updatedAt: 10 * minute, dueAt: null, closedAt: null, source: 'field', transposed: false, rev: 1,
};
const birth: DatedEvent = { at: 10 * minute, event: { kind: 'reported', request: reported } };
const step = (minutes: number, status: RequestStatus): DatedEvent => ({ at: minutes * minute, event: { kind: 'status', status } });
const life = [birth, step(20, 'accepted'), step(30, 'filed'), step(40, 'void')];
const statusAt = (minutes: number, events = life): string | undefined => requestAt(id, events, minutes * minute)?.status;

test('a request is what its events up to then made of it, each from its own instant on', () => {
  expect([9, 10, 19.9, 20, 35, 40].map((at) => statusAt(at))).toEqual([undefined, 'reported', 'reported', 'accepted', 'filed', 'void']);
  expect(requestAt(id, life, 40 * minute)).toMatchObject({ rev: 4, closedAt: 40 * minute, updatedAt: 40 * minute });
  expect(requestAt(id, life, 30 * minute)).toMatchObject({ rev: 3, closedAt: null });
});

test('what ended is still told for a day', () => {
  const day = 24 * 60;
  expect(statusAt(40 + day)).toBe('void');
  expect(statusAt(40.1 + day)).toBeUndefined();
});

test('an event that was logged later never counts before one that was logged earlier', () => {
  const late = [birth, step(30, 'accepted'), step(20, 'filed')];
  expect([25, 30].map((at) => statusAt(at, late))).toEqual(['reported', 'filed']);
});
