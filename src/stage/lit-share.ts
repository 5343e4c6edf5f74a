/** Share of windows lit at a local hour of day (0…24), 0…1: full in the evening, less in the small hours, never a dead city. */
export function litShare(hour: number): number {
  const evening = Math.exp(-((Math.min(Math.abs(hour - 20.5), Math.abs(hour + 3.5)) / 3.2) ** 2));
  const morning = 0.5 * Math.exp(-(((hour - 7) / 1.6) ** 2));
  return 0.2 + 0.26 * Math.max(evening, morning);
}
