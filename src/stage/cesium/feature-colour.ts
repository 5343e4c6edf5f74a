type Bytes = readonly [r: number, g: number, b: number];

/**
 * A building's colour as Cesium keeps it per feature, and as building-look.ts reads it: white has the neutral look, any other
 * colour is painted, and an even red is the selected building. Costs a painted colour at most one step of 255 in red or blue.
 */
export function featureColour(painted: Bytes | 'neutral', selected: boolean): Bytes {
  const [r, g, b] = painted === 'neutral' ? [255, 255, 255] : painted.map((value) => Math.round(Math.min(255, Math.max(0, value)))) as [number, number, number];
  const white = r === 255 && g === 255 && b === 255;
  return [selected ? r & 254 : r | 1, g, painted !== 'neutral' && white ? 254 : b];
}
