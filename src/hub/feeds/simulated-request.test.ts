import { finalStatuses, nextStatuses, requestCategories, serviceRequestSchema } from '@/model';
import { describe, expect, test } from 'vitest';
import { chessboard } from '../fixtures/small-city';
import { simulatedEveryMs, simulatedLongestMs, simulatedNumber, simulatedRequest, simulatedSteps } from './simulated-request';
import { createStreetNetwork } from './street-network';

const city = { cityId: 'chessboard', seed: 5, network: createStreetNetwork(chessboard()) };
const now = 1_790_000_000_000;
const newest = Math.floor(now / simulatedEveryMs);
const numbers = Array.from({ length: 2_000 }, (_, i) => newest - i);

describe('simulated requests', () => {
  test('are the same for the same seed and number', () => {
    const again = { ...city, network: createStreetNetwork(chessboard()) };
    for (const number of numbers.slice(0, 100)) {
      expect(simulatedRequest(again, number)).toEqual(simulatedRequest(city, number));
      expect(simulatedSteps(5, number)).toEqual(simulatedSteps(5, number));
    }
    expect(simulatedSteps(6, newest)).not.toEqual(simulatedSteps(5, newest));
  });

  test('go through the closed loop by legal moves only, forward in time, and end', () => {
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const number of numbers) {
      const steps = simulatedSteps(5, number);
      expect(steps[0]!.status).toBe('reported');
      expect(finalStatuses.has(steps.at(-1)!.status)).toBe(true);
      steps.forEach(({ at, status }, i) => {
        seen.add(status);
        if (i === 0) return;
        if (!nextStatuses(steps[i - 1]!.status).includes(status) || at <= steps[i - 1]!.at) wrong.push(`${number}: ${steps[i - 1]!.status} → ${status} at ${at}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBe(17);
  });

  test('are valid, on a street, of every kind, and know their number again', () => {
    const [west, south, east, north] = [71.4, 51.1, 71.4 + 11 * 0.00286, 51.1 + 11 * 0.0018];
    const categories = new Set<string>();
    const outside: number[] = [];
    for (const number of numbers) {
      const request = serviceRequestSchema.parse(simulatedRequest(city, number));
      expect(simulatedNumber(request)).toBe(number);
      if (request.longitude < west || request.longitude > east + 1e-6 || request.latitude < south || request.latitude > north + 1e-6) outside.push(number);
      expect(request.address).toMatch(/^(Row|Column) \d+$/);
      categories.add(request.category);
    }
    expect(outside).toEqual([]);
    expect([...categories].sort()).toEqual([...requestCategories].sort());
  });

  test('keep a steady stock: some 150 open at any time, some since hours, none for more than a day', () => {
    for (const moment of [now, now + 5 * simulatedLongestMs, now + 100 * simulatedLongestMs]) {
      const last = Math.floor(moment / simulatedEveryMs);
      const ages: number[] = [];
      for (let number = last - 2 * Math.ceil(simulatedLongestMs / simulatedEveryMs); number <= last; number++) {
        const steps = simulatedSteps(5, number);
        if (steps[0]!.at <= moment && steps.at(-1)!.at > moment) ages.push(moment - steps[0]!.at);
      }
      expect(ages.length).toBeGreaterThan(90);
      expect(ages.length).toBeLessThan(220);
      expect(Math.max(...ages)).toBeLessThan(simulatedLongestMs);
      expect(ages.filter((age) => age > 3_600_000).length).toBeGreaterThan(15);
    }
  });
});
