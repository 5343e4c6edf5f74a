import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) });
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
const explained = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '');

const missing = declared.filter((name) => !explained.includes(name));
const left = explained.filter((name) => !declared.includes(name));
for (const name of missing) console.error(`docs/dependencies.md has no line for ${name}: say why it is here and what it was chosen over.`);
for (const name of left) console.error(`docs/dependencies.md explains ${name}, which package.json does not name: remove the line.`);
process.exitCode = missing.length + left.length === 0 ? 0 : 1;
