import type { ServiceRequest } from '@/model';
import { describe, expect, it } from 'vitest';
import { chartFigures } from './chart-figures';

const hour = 3_600_000;
const now = 1_000 * hour + 600_000;
let made = 0;
const request = (more: Partial<ServiceRequest>): ServiceRequest => ({
  requestId: `r${made++}`, category: 'road', serviceName: 's', description: '', address: '', agency: '', longitude: 71, latitude: 51, status: 'handling', requestedAt: now - hour,
  updatedAt: now, dueAt: null, closedAt: null, source: 'simulation', transposed: false, rev: 1, ...more,
});
const figures = (kind: Parameters<typeof chartFigures>[0], requests: ServiceRequest[]) =>
  chartFigures(kind, requests, { now, regions: ['north', 'south', 'west'], regionOf: ({ longitude }) => (longitude > 80 ? null : longitude > 72 ? 'north' : 'south') });

describe('figures of charts', () => {
  it('by category are of open requests, most first, without those that have none', () => {
    const { rows, on, of, part } = figures('category', [
      request({}), request({ category: 'waste' }), request({ category: 'waste', dueAt: now - 1 }), request({ category: 'water', status: 'closed' }),
    ]);
    expect(rows).toEqual([{ key: 'waste', value: 2, part: 1 }, { key: 'road', value: 1, part: 0 }]);
    expect([on, of, part]).toEqual([3, 3, 1]);
  });

  it('by phase name every phase a request can wait in', () => {
    expect(figures('phase', [request({}), request({ status: 'suspended' }), request({ status: 'void' })]).rows.map(({ key, value }) => [key, value]))
      .toEqual([['waiting', 0], ['handling', 1], ['paused', 1], ['checking', 0]]);
  });

  it('by region are worst first and say what share of the requests lies in a region', () => {
    const { rows, on, of } = figures('region', [request({}), request({}), request({ longitude: 73, dueAt: now - 1 }), request({ longitude: 81 })]);
    expect(rows.map(({ key, value, part }) => [key, value, part])).toEqual([['north', 1, 1], ['south', 2, 0], ['west', 0, 0]]);
    expect([on, of]).toEqual([3, 4]);
  });

  it('of what is overdue rest on the requests that have a time limit', () => {
    const { rows, on, of, part } = figures('overdue', [request({ dueAt: now + 1 }), request({ dueAt: now - 1 }), request({ category: 'waste', dueAt: now - 1 }), request({ category: 'waste', dueAt: now - 1 }), request({})]);
    expect([part, on, of]).toEqual([3, 4, 5]);
    expect(rows).toEqual([{ key: 'waste', value: 2, part: 2 }, { key: 'road', value: 2, part: 1 }]);
  });

  it('of the last 24 hours have a bar for each hour of the clock, and say since when there is data', () => {
    const { rows, on, part, since } = figures('day', [
      request({ requestedAt: now - 600_001 }), request({ requestedAt: now }), request({ requestedAt: now - 23.5 * hour }), request({ requestedAt: now - 2 * hour, status: 'closed', closedAt: now - 100 }),
    ]);
    expect([rows.length, rows.at(-1), rows.at(-2)!.value, on, part]).toEqual([24, { key: String(1_000 * hour), value: 1, part: 1 }, 1, 3, 1]);
    expect(since).toBeNull();
    expect(figures('day', [request({ requestedAt: now - 2 * hour })]).since).toBe(now - 2 * hour);
  });
});
