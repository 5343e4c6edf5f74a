import type { ServiceRequest } from '@/model';
import { describe, expect, test } from 'vitest';
import { indicators, openNewestFirst, startOfDay } from './indicators';

const now = Date.UTC(2025, 5, 10, 6, 30);
const minutes = 60_000;
const zone = 'Asia/Almaty';

function request(over: Partial<ServiceRequest>): ServiceRequest {
  const requestedAt = over.requestedAt ?? now - 10 * minutes;
  return {
    requestId: crypto.randomUUID(), category: 'road', serviceName: 'Pothole', description: '', address: '', agency: '', longitude: 71.4, latitude: 51.1,
    status: 'reported', requestedAt, updatedAt: requestedAt, dueAt: null, closedAt: null, source: 'simulation', transposed: false, rev: 1, ...over,
  };
}

describe('indicators', () => {
  test('final requests are not open', () => {
    const statuses = ['reported', 'handling', 'closed', 'rejected', 'notFiled', 'void'] as const;
    expect(indicators(statuses.map((status) => request({ status })), now, zone).open).toBe(2);
  });

  test('new ones are counted per hour, with the hour before to compare', () => {
    const ages = [1, 59, 60, 119, 120];
    const reported = ages.map((age) => request({ requestedAt: now - age * minutes }));
    const closed = request({ requestedAt: now - 300 * minutes, status: 'closed', closedAt: now - 121 * minutes });
    const result = indicators([...reported, closed], now, zone);
    expect([result.newLastHour, result.newHourBefore]).toEqual([2, 2]);
  });

  test('there is no hour before to compare while the log may not reach back that far', () => {
    const closed = request({ requestedAt: now - 300 * minutes, status: 'closed', closedAt: now - 90 * minutes });
    expect(indicators([closed, request({ requestedAt: now - 70 * minutes })], now, zone).newHourBefore).toBeNull();
  });

  test('overdue has the open requests with a limit as its denominator', () => {
    const result = indicators(
      [request({ dueAt: now - 1 }), request({ dueAt: now + 1 }), request({}), request({ dueAt: now - 1, status: 'closed', closedAt: now })],
      now, zone,
    );
    expect(result.overdue).toEqual({ late: 1, limited: 2 });
  });

  test('a day begins at local midnight of the city', () => {
    const midnight = Date.UTC(2025, 5, 9, 19);
    expect(startOfDay(now, zone)).toBe(midnight);
    const result = indicators([midnight - 1, midnight].map((closedAt) => request({ status: 'closed', closedAt })), now, zone);
    expect(result.closedToday).toBe(1);
  });

  test('categories come with most first, empty ones left out', () => {
    const result = indicators([request({}), request({ category: 'waste' }), request({ category: 'waste' })], now, zone);
    expect(result.byCategory).toEqual([{ category: 'waste', count: 2 }, { category: 'road', count: 1 }]);
  });

  test('without requests there is no newest change', () => {
    expect(indicators([], now, zone).newestChange).toBeNull();
  });
});

test('the newest open request comes first', () => {
  const [old, young] = [request({ requestedAt: now - 2 }), request({ requestedAt: now - 1 })];
  expect(openNewestFirst([old, young, request({ status: 'closed' })])).toEqual([young, old]);
});
