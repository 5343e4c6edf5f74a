import { requestStatuses, type ServiceRequest } from '@/model';
import { describe, expect, test } from 'vitest';
import { onMap, phaseOf, timeLimit } from './phase';

const hour = 3_600_000;
const request: ServiceRequest = {
  requestId: '019a5c5e-0000-7000-8000-000000000001', category: 'road', serviceName: 'Pothole', description: '', address: '', agency: '',
  longitude: 71.4, latitude: 51.1, status: 'handling', requestedAt: 0, updatedAt: 0, dueAt: 10 * hour, closedAt: null, source: 'field', transposed: false, rev: 1,
};

describe('phase', () => {
  test('what nobody works on waits, what is final is over', () => {
    expect(requestStatuses.filter((status) => phaseOf(status) === 'waiting')).toEqual(['reported', 'verifying', 'accepted', 'filed', 'returned']);
    expect(requestStatuses.filter((status) => phaseOf(status) === 'closed')).toEqual(['closed', 'rejected', 'notFiled', 'void']);
  });

  test('postponed and suspended stop the clock', () => {
    expect(timeLimit({ ...request, status: 'suspended' }, hour)).toBeNull();
    expect(timeLimit({ ...request, status: 'postponed' }, hour)).toBeNull();
  });
});

describe('time limit', () => {
  test.each([[0, 1, false], [8 * hour, 0.2, false], [10 * hour, 0, false], [11 * hour, 0, true]])('at %d ms %d of it is left, late: %s', (now, left, late) => {
    const limit = timeLimit(request, now)!;
    expect(limit.left).toBeCloseTo(left, 12);
    expect(limit.late).toBe(late);
  });

  test('none without a due time, and none once final', () => {
    expect(timeLimit({ ...request, dueAt: null }, hour)).toBeNull();
    expect(timeLimit({ ...request, status: 'closed' }, 20 * hour)).toBeNull();
  });
});

describe('on the map', () => {
  test('a final request leaves fifteen minutes after it closed', () => {
    const closed: ServiceRequest = { ...request, status: 'closed', closedAt: hour, updatedAt: hour };
    expect(onMap(closed, hour + 14 * 60_000)).toBe(true);
    expect(onMap(closed, hour + 15 * 60_000)).toBe(false);
    expect(onMap(request, 1_000 * hour)).toBe(true);
  });
});
