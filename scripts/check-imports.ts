import { join } from 'node:path';
import { findBreaches } from './find-breaches';

const breaches = findBreaches(join(import.meta.dirname, '../src'));
for (const breach of breaches) console.error(breach);
process.exitCode = breaches.length === 0 ? 0 : 1;
