import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createLocalTimeReader } from './local-time';
import { categoryOf, readRequestsCsv } from './requests-csv';

const folder = mkdtempSync(join(tmpdir(), 'metroscope-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));
const header = 'ServiceRequestNum,SRType,MethodReceived,CreatedDate,SRStatus,StatusDate,DueDate,CloseDate,Agency,Address,Latitude,Longitude';
function read(...lines: string[]) {
  const file = join(folder, 'requests.csv');
  writeFileSync(file, lines.join('\r\n'));
  return readRequestsCsv(file);
}
const line = (id: string, changes: { created?: string; status?: string; place?: string } = {}): string =>
  `${id},SW-Dirty Alley,Phone,${changes.created ?? '04/12/2018 11:11:26 AM'},${changes.status ?? 'Closed'},04/12/2018 12:45:48 PM,,04/12/2018 12:45:47 PM,Solid Waste,"12 S STOCKTON ST, BALTIMORE",${changes.place ?? '39.29,-76.61'}`;

describe('a requests file', () => {
  test('is read in order of creation, in UTC, with our categories and statuses', () => {
    const { requests, skipped } = read(`\uFEFF${header}`, line('2'), line('1', { created: '01/12/2018 11:11:26 PM', status: 'Closed (Duplicate)' }));
    expect(skipped).toEqual({ withoutPosition: 0, repeated: 0, unreadable: 0 });
    expect(requests.map(({ externalId }) => externalId)).toEqual(['1', '2']);
    expect(requests[0]).toMatchObject({ createdAt: Date.UTC(2018, 0, 13, 4, 11, 26), status: 'rejected' });
    expect(requests[1]).toEqual({
      externalId: '2', category: 'waste', serviceName: 'Dirty Alley', agency: 'Solid Waste', address: '12 S STOCKTON ST, BALTIMORE', channel: 'Phone',
      longitude: -76.61, latitude: 39.29, createdAt: Date.UTC(2018, 3, 12, 15, 11, 26), dueAt: null, settledAt: Date.UTC(2018, 3, 12, 16, 45, 47), status: 'closed',
    });
  });

  test('loses lines without a true place, repeated ones and unreadable ones, and counts them', () => {
    const { requests, skipped } = read(
      header, line('1'), line('1'), line('2', { place: ',' }), line('3', { place: '39,-77' }), line('4', { place: '39,-76' }), line('5', { place: '139.5,-76.2' }),
      line('6', { created: '31.12.2018' }), line('7', { status: 'Lost' }), line(''), '8,short',
    );
    expect(requests).toHaveLength(1);
    expect(skipped).toEqual({ withoutPosition: 4, repeated: 1, unreadable: 4 });
  });

  test('that is not there, has other columns or nothing in it is refused with what to do', () => {
    expect(() => readRequestsCsv(join(folder, 'absent.csv'))).toThrow(/absent\.csv cannot be read/);
    expect(() => read('a,b', '1,2')).toThrow(/lacks the columns ServiceRequestNum, SRType/);
    expect(() => read(header)).toThrow(/has no rows/);
    expect(() => read(header, '"1,2')).toThrow(/cannot be read/);
  });
});

test.each([
  ['SW-Rat Rubout Proactive', 'animal'], ['BGE-StLight(s) Out', 'lighting'], ['TRM-Pothole Repair', 'road'], ['HLTH-EV Noise', 'noise'], ['TRS-Parking Complaint', 'vehicle'],
  ['FOR-Tree Inspection', 'greenery'], ['WW-Water No Water', 'water'], ['HCD-Vacant Building', 'building'], ['HCD-Illegal Dumping', 'waste'], ['TRT-Traffic Signal Repairs', 'traffic'],
  ['ECC-Escalation', 'other'],
])('%s is of the category %s', (type, category) => {
  expect(categoryOf(type)).toBe(category);
});

test('wall clock times follow daylight saving', () => {
  const readTime = createLocalTimeReader('America/New_York');
  expect(readTime('07/01/2018 12:00:00 AM')).toBe(Date.UTC(2018, 6, 1, 4));
  expect(readTime('12/01/2018 12:30:00 PM')).toBe(Date.UTC(2018, 11, 1, 17, 30));
  expect(readTime('03/11/2018 01:59:59 AM')).toBe(Date.UTC(2018, 2, 11, 6, 59, 59));
  expect(readTime('03/11/2018 03:00:00 AM')).toBe(Date.UTC(2018, 2, 11, 7));
  expect(readTime('11/04/2018 12:59:59 AM')).toBe(Date.UTC(2018, 10, 4, 4, 59, 59));
  expect(readTime('11/04/2018 02:00:00 AM')).toBe(Date.UTC(2018, 10, 4, 7));
  for (const wrong of ['', '13/01/2018 01:00:00 AM', '01/01/2018 13:00:00 PM', '2018-01-01', '01/01/2018']) expect(readTime(wrong)).toBeUndefined();
});

const real = '../shared/data/requests/baltimore/311_sample.csv';
test.skipIf(!existsSync(real))('the 10,000 requests of Baltimore are read with all their quirks (needs ../shared/data/requests/baltimore)', () => {
  const { requests, skipped } = readRequestsCsv(real);
  expect(skipped).toEqual({ withoutPosition: 1_482, repeated: 0, unreadable: 0 });
  expect(requests).toHaveLength(8_518);
  expect(new Set(requests.map(({ status }) => status)).size).toBe(8);
  expect(requests.filter(({ category }) => category === 'other').length / requests.length).toBeLessThan(0.06);
  expect(requests.every(({ createdAt, settledAt }) => settledAt >= createdAt)).toBe(true);
  expect(new Date(requests[0]!.createdAt).toISOString()).toMatch(/^2014-01-01/);
  expect(new Date(requests.at(-1)!.createdAt).toISOString()).toMatch(/^2019-02-1/);
});
