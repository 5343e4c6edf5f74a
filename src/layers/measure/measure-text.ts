import type { Text } from '@/ui';

/** Metres to the centimetre below 10 m and to the decimetre below 1 km; kilometres above. */
export function lengthText({ number }: Text, metres: number): string {
  const size = Math.abs(metres);
  if (size >= 1_000) return number(metres / 1_000, { style: 'unit', unit: 'kilometer', maximumFractionDigits: size < 10_000 ? 3 : 2 });
  const digits = size < 10 ? 2 : 1;
  return number(metres, { style: 'unit', unit: 'meter', minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Square metres below a hectare, hectares below a square kilometre. */
export function areaText({ number, t }: Text, squareMetres: number): string {
  if (squareMetres < 10_000) return t('measure.squareMetres', { value: number(squareMetres, { maximumFractionDigits: squareMetres < 100 ? 1 : 0 }) });
  if (squareMetres < 1_000_000) return number(squareMetres / 10_000, { style: 'unit', unit: 'hectare', maximumFractionDigits: 2 });
  return t('measure.squareKilometres', { value: number(squareMetres / 1_000_000, { maximumFractionDigits: 2 }) });
}

/** Degrees to a tenth. */
export const degreesText = ({ number }: Text, degrees: number): string => `${number(degrees, { maximumFractionDigits: 1 })}°`;
