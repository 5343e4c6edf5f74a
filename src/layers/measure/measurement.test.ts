import { describe, expect, it } from 'vitest';
import { measure } from './measurement';

const at = (longitude: number, latitude: number, height = 0) => ({ longitude, latitude, height });

describe('measuring on WGS-84', () => {
  it('needs two points for a line and three for an area', () => {
    expect(measure('distance', [at(0, 0)])).toBeNull();
    expect(measure('area', [at(0, 0), at(1, 0)])).toBeNull();
  });

  it('agrees with the length of a degree along the equator and a meridian', () => {
    expect(measure('distance', [at(0, 0), at(1, 0)])!.length).toBeCloseTo(111_319.491, 2);
    expect(measure('distance', [at(0, 0), at(0, 1)])!.length).toBeCloseTo(110_574.389, 2);
  });

  it('adds the legs of a line, and heights to what a taut line would have', () => {
    const line = measure('distance', [at(0, 0, 10), at(0.001, 0, 40), at(0.001, 0.001, 40)])!;
    expect(line.legs.map((leg) => Number(leg.toFixed(3)))).toEqual([111.319, 110.574]);
    expect(line.length).toBeCloseTo(221.894, 2);
    expect(line.slopeLength).toBeCloseTo(Math.hypot(111.319, 30) + 110.574, 2);
  });

  it('gives rise, slope and bearing from the first point to the last', () => {
    const height = measure('height', [at(0, 0, 5), at(0, 0, 80)])!;
    expect(height).toMatchObject({ rise: 75, slope: 90, length: 0 });
    expect(measure('height', [at(0, 0, 50), at(0.001, 0, 50 - 111.319)])!.slope).toBeCloseTo(-45, 3);
    expect(measure('distance', [at(0, 0), at(-0.001, 0)])!.bearing).toBeCloseTo(270, 6);
  });

  it('encloses the same area whichever way round the points run', () => {
    const corners = [at(71.4, 51.1), at(71.41, 51.1), at(71.41, 51.11), at(71.4, 51.11)];
    const area = measure('area', corners)!;
    expect(area.area / 1e6).toBeCloseTo(0.7006 * 1.1127, 2);
    expect(measure('area', corners.toReversed())!.area).toBeCloseTo(area.area, 3);
    expect(area.legs).toHaveLength(4);
  });
});
