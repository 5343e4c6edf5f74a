export const seasons = ['march', 'june', 'september', 'december'] as const;
/** Equinoxes of March and September, solstices of June and December. */
export type Season = (typeof seasons)[number];

/** Mean times as Julian Ephemeris Days for years since 2000 in thousands (Meeus, Astronomical Algorithms, 2nd ed., table 27.B). */
const terms: Record<Season, readonly [number, number, number, number, number]> = {
  march: [2451623.80984, 365242.37404, 0.05169, -0.00411, -0.00057],
  june: [2451716.56767, 365241.62603, 0.00325, 0.00888, -0.0003],
  september: [2451810.21715, 365242.01767, -0.11575, 0.00337, 0.00078],
  december: [2451900.05952, 365242.74049, -0.06223, -0.00823, 0.00032],
};

/** The instant of an equinox or solstice, milliseconds since 1970 UTC, within 20 minutes in the years 1900…2100. */
export function seasonStart(year: number, season: Season): number {
  const y = (year - 2_000) / 1_000;
  const julianDay = terms[season].reduce((sum, term, power) => sum + term * y ** power, 0);
  return (julianDay - 2_440_587.5) * 86_400_000;
}
