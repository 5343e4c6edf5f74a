import { z } from 'zod';

/** What vitest's JSON reporter writes, as far as it is counted here. */
const reportSchema = z.object({
  testResults: z.array(z.object({
    name: z.string(),
    status: z.string(),
    message: z.string().optional(),
    assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
  })),
});

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** A line for each thing that failed without a failing test: a file that did not load, a skip that may not be. */
  problems: string[];
}

/**
 * Counts the tests of a vitest JSON report. With `strict` (CI) a skipped test is a failure, because every server is
 * there; only one whose title names `../shared`, data that is not part of a checkout, may be skipped.
 */
export function countTests(report: unknown, strict: boolean): Counts {
  const { testResults } = reportSchema.parse(report);
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, problems: [] };
  for (const { name, status, message, assertionResults } of testResults) {
    const failedBefore = counts.failed;
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else if (strict && !test.fullName.includes('../shared')) {
        counts.failed += 1;
        counts.problems.push(`skipped where nothing may be: ${test.fullName} (${name})`);
      } else counts.skipped += 1;
    }
    if (status === 'failed' && counts.failed === failedBefore) {
      counts.failed += 1;
      counts.problems.push(`${name}: ${message || 'did not run'}`);
    }
  }
  return counts;
}
