import { join } from 'node:path';
import { budgets, measureBundle } from './bundle-budget';
import { ensureClient } from './ensure-client';
import { findExternalHosts } from './external-loads';
import { say } from './say';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
await ensureClient(root);
const problems = findExternalHosts(dist);
const sizes = measureBundle(dist);
for (const name of ['shell', 'firstLight', 'everything'] as const) {
  const line = `${name}: ${sizes[name].toFixed(0)} kB of ${budgets[name]} kB gzip JavaScript`;
  if (sizes[name] > budgets[name]) problems.push(`over budget — ${line}`);
  else say(line);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
