/** Share of windows lit at a local hour of day (0…24), 0…1: full in the evening, few in the small hours. */
export function litShare(hour: number): number {
  const evening = Math.exp(-(((hour - 20.5) / 2.6) ** 2));
  const morning = 0.5 * Math.exp(-(((hour - 7) / 1.6) ** 2));
  return 0.05 + 0.33 * Math.max(evening, morning);
}
