import { describe, expect, it } from 'vitest';
import { ImportError } from '../import-error';
import { resolveCrs } from './crs';
import { crsDefinition } from './crs-definitions';

const metresPerDegree = 111_320;
const refusal = (run: () => unknown): ImportError => {
  try {
    run();
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('coordinates of known places', () => {
  it.each([
    // Onze Lieve Vrouwetoren, Amersfoort: origin of RD (Kadaster, RDNAPTRANS2018)
    ['EPSG:28992', 155_000, 463_000, 5.387_203_657, 52.155_172_897],
    ['EPSG:7415', 155_000, 463_000, 5.387_203_657, 52.155_172_897],
    // Old observatory, Bern: origin of LV95 (swisstopo)
    ['EPSG:2056', 2_600_000, 1_200_000, 7.438_632_4, 46.951_082_8],
    // Meridians and equators by definition
    ['EPSG:32632', 500_000, 0, 9, 0],
    ['EPSG:32733', 500_000, 10_000_000, 15, 0],
    ['EPSG:25831', 500_000, 0, 3, 0],
    ['EPSG:5555', 500_000, 0, 9, 0],
    ['EPSG:4549', 500_000, 0, 120, 0],
    ['EPSG:4528', 40_500_000, 0, 120, 0],
    ['EPSG:4501', 23_500_000, 0, 135, 0],
    ['EPSG:3857', 10_018_754.171_394_622, 0, 90, 0],
    ['EPSG:4979', 71.43, 51.128, 71.43, 51.128],
  ])('%s %d, %d', (code, x, y, longitude, latitude) => {
    const [lon, lat] = resolveCrs('a.json', code, {}).toLonLat(x, y);
    expect(Math.abs(lon - longitude) * metresPerDegree).toBeLessThan(0.5);
    expect(Math.abs(lat - latitude) * metresPerDegree).toBeLessThan(0.5);
  });

  it('the whole of UTM and of the Chinese zones is defined', () => {
    const unknown = (codes: number[]): number[] => codes.filter((code) => crsDefinition(code) === undefined);
    expect(unknown([32601, 32660, 32701, 32760, 4491, 4512, 4513, 4533, 4534, 4554])).toEqual([]);
    expect(unknown([32600, 32661, 32700, 32761, 4555])).toHaveLength(5);
  });
});

describe('the system a file states', () => {
  it.each([
    'https://www.opengis.net/def/crs/EPSG/0/28992', 'http://www.opengis.net/def/crs/EPSG/9.9/28992', 'urn:ogc:def:crs:EPSG::28992',
    'urn:ogc:def:crs:EPSG:9.8:28992', 'EPSG:28992', 'epsg:28992', 28992, 'urn:ogc:def:crs,crs:EPSG::28992,crs:EPSG::5709',
  ])('is read from %s', (stated) => {
    expect(resolveCrs('a.json', stated, {}).name).toBe('EPSG:28992');
  });

  it('gives way to the one that is given', () => {
    expect(resolveCrs('a.json', 'EPSG:28992', { crs: '25832' }).name).toBe('EPSG:25832');
    expect(resolveCrs('a.json', undefined, { proj: '+proj=utm +zone=51 +datum=WGS84' }).toLonLat(500_000, 0)[0]).toBeCloseTo(123, 6);
  });

  it('must be there, or the message names the file, the place and the remedy', () => {
    const { message, remedy } = refusal(() => resolveCrs('a.json', undefined, {}));
    expect(message).toContain('a.json');
    expect(message).toContain('metadata.referenceSystem');
    expect(remedy).toContain('--crs');
    expect(remedy).toContain('--proj');
  });

  it('must be known, or the message names the code', () => {
    expect(refusal(() => resolveCrs('a.json', 'EPSG:2263', {})).message).toMatch(/a\.json.*referenceSystem.*EPSG:2263/);
    expect(refusal(() => resolveCrs('a.json', 'local grid', {})).message).toContain('"local grid"');
    expect(refusal(() => resolveCrs('a.json', undefined, { crs: 'EPSG:1' })).message).toContain('--crs');
    expect(refusal(() => resolveCrs('a.json', undefined, { proj: '+proj=nonsense' })).message).toContain('+proj=nonsense');
  });

  it('must fit the coordinates', () => {
    const { message } = refusal(() => resolveCrs('a.json', 'EPSG:4326', {}).toLonLat(85_000, 447_000));
    expect(message).toContain('85000, 447000');
  });
});
