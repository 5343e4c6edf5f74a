import { expect, it } from 'vitest';
import { countTests } from '../scripts/test-counts';

const file = (status: string, ...tests: [status: string, fullName: string][]) => ({
  name: 'a.test.ts', status, message: '', assertionResults: tests.map(([testStatus, fullName]) => ({ status: testStatus, fullName })),
});

it('counts what passed, failed and was skipped', () => {
  const report = { testResults: [file('failed', ['passed', 'a'], ['failed', 'b'], ['pending', 'c'])] };
  expect(countTests(report, false)).toEqual({ passed: 1, failed: 1, skipped: 1, problems: [] });
});

it('counts a file that did not load as one failure', () => {
  expect(countTests({ testResults: [file('failed')] }, false)).toMatchObject({ passed: 0, failed: 1 });
});

it('in CI counts a skip as a failure, except for want of ../shared', () => {
  const report = { testResults: [file('passed', ['skipped', 'PostgreSQL'], ['skipped', 'Delfshaven (needs ../shared/data)'])] };
  expect(countTests(report, true)).toMatchObject({ passed: 0, failed: 1, skipped: 1, problems: [expect.stringContaining('PostgreSQL')] });
});

it('refuses a report it does not understand', () => {
  expect(() => countTests({}, true)).toThrow('testResults');
});
