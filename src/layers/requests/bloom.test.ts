import { describe, expect, test } from 'vitest';
import { bloomAt, blooms } from './bloom';

const recordedAt = 1_000_000;

describe('bloom', () => {
  test('lasts 1.5 seconds from 0.3 s after the record, for every screen alike', () => {
    expect(bloomAt(recordedAt, recordedAt + 299)).toBeNull();
    expect(bloomAt(recordedAt, recordedAt + 300)).not.toBeNull();
    expect(bloomAt(recordedAt, recordedAt + 1_799)).not.toBeNull();
    expect(bloomAt(recordedAt, recordedAt + 1_800)).toBeNull();
    expect([recordedAt + 1_799, recordedAt + 1_800].map((now) => blooms(recordedAt, now))).toEqual([true, false]);
  });

  test('opens and then fades, never outside 0…1', () => {
    const phases = Array.from({ length: 150 }, (_, i) => bloomAt(recordedAt, recordedAt + 300 + i * 10)!);
    for (const value of phases.flatMap((phase) => Object.values(phase))) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    const spreads = phases.map(({ spread }) => spread);
    expect(spreads).toEqual([...spreads].sort((a, b) => a - b));
    expect(phases[20]!.opacity).toBeGreaterThan(0.6);
    expect(phases.at(-1)!.opacity).toBeLessThan(0.01);
  });
});
