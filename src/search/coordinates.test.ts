import type { Extent } from '@/model';
import { describe, expect, it } from 'vitest';
import { readCoordinates } from './coordinates';

const astana: Extent = [71.22, 51.0, 71.79, 51.35];
const delfshaven: Extent = [4.42, 51.9, 4.46, 51.93];

describe('Baiterek is read from', () => {
  it.each([
    '51.1283, 71.4305', '51.1283 71.4305', '51.1283,71.4305', '51.1283;71.4305', '51,1283 71,4305', '51,1283; 71,4305', '(51.1283, 71.4305)', 'geo:51.1283,71.4305',
    '71.4305, 51.1283', '71.4305 51.1283', '51.1283N 71.4305E', 'N51.1283 E71.4305', '71.4305 E, 51.1283 N', '51.1283° N, 71.4305° E',
    'lat 51.1283 lon 71.4305', 'lon: 71.4305, lat: 51.1283', '51°07\'41.9"N 71°25\'49.8"E', '51° 7′ 41.9″ 71° 25′ 49.8″', '51 7 41.9 N 71 25 49.8 E', '51°7.698\'N 71°25.83\'E',
    '北纬51.1283 东经71.4305', '51.1283，71.4305', '北纬51°7′41.9″，东经71°25′49.8″', '51,1283° с.ш. 71,4305° в.д.',
  ])('%s', (text) => {
    const read = readCoordinates(text, astana);
    expect(read).toMatchObject({ kind: 'position', latitude: expect.closeTo(51.1283, 4), longitude: expect.closeTo(71.4305, 4) });
  });
});

it('which comes first is told by what is possible, then by the city, else it is the latitude', () => {
  expect(readCoordinates('121.47, 31.23', astana)).toEqual({ kind: 'position', latitude: 31.23, longitude: 121.47 });
  expect(readCoordinates('4.44 51.91', delfshaven)).toEqual({ kind: 'position', latitude: 51.91, longitude: 4.44 });
  expect(readCoordinates('10.5, 20.5', astana)).toEqual({ kind: 'position', latitude: 10.5, longitude: 20.5 });
  expect(readCoordinates('33.9S 18.4W', astana)).toEqual({ kind: 'position', latitude: -33.9, longitude: -18.4 });
  expect(readCoordinates('-33.9, 151.2', astana)).toEqual({ kind: 'position', latitude: -33.9, longitude: 151.2 });
});

it('what is out of range is refused by name', () => {
  expect(readCoordinates('97.5 N, 71.4 E', astana)).toEqual({ kind: 'refused', axis: 'latitude', value: 97.5 });
  expect(readCoordinates('51.1, 190.5', astana)).toEqual({ kind: 'refused', axis: 'longitude', value: 190.5 });
  expect(readCoordinates('120.5, 95.5', astana)).toMatchObject({ kind: 'refused', axis: 'latitude' });
});

it.each(['', '12', '12 34', 'улица 191', 'Республики 12, 4', '51.1283', '1, 2, 3', '51°75\'N 71°E', 'Школа №68', 'E 51 E 71', '12/4', '40 лет Победы 5'])('%j is no coordinates', (text) => {
  expect(readCoordinates(text, astana)).toBeNull();
});
