import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { findCycles } from './find-cycles';
import { importTable, ownEntrances } from './import-table';
import { moduleImports } from './module-imports';

const folders = Object.keys(importTable).sort((a, b) => b.length - a.length);
const builtins = new Set(builtinModules);

/** What of `src` breaks the import table, a line each: `src/ui/x.ts:3 imports …: …`. Empty when all is well. */
export function findBreaches(src: string): string[] {
  const breaches: string[] = [];
  const graph = new Map<string, string[]>();
  for (const file of sourceFiles(src)) {
    const folder = folderOf(file);
    const place = (line: number, specifier: string) => `src/${file}:${line} imports '${specifier}'`;
    if (!folder) {
      breaches.push(`src/${file}: is in no folder of the import table (scripts/import-table.ts).`);
      continue;
    }
    const isTest = /\.test\.tsx?$/.test(file);
    const targets: string[] = [];
    for (const { specifier, line, worker } of moduleImports(file, readFileSync(join(src, file), 'utf8'))) {
      const target = resolveOwn(src, file, specifier);
      if (target === 'outside') {
        if (!isTest) breaches.push(`${place(line, specifier)}: a path out of src; only tests may.`);
      } else if (target === 'package') {
        const why = isTest ? null : packageBreach(folder, specifier);
        if (why) breaches.push(`${place(line, specifier)}: ${why}`);
      } else if (target === 'missing') {
        breaches.push(`${place(line, specifier)}: there is no such file.`);
      } else {
        if (!worker) targets.push(target);
        const why = folderBreach(folder, folderOf(target), specifier, target);
        if (why) breaches.push(`${place(line, specifier)}: ${why}`);
      }
    }
    graph.set(file, targets);
  }
  for (const cycle of findCycles(graph)) breaches.push(`a cycle of imports: ${cycle.map((file) => `src/${file}`).join(' → ')}`);
  return breaches;
}

/** Paths of TypeScript files under `src`, relative, with forward slashes. */
function sourceFiles(src: string): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort();
}

function folderOf(file: string): string | undefined {
  return folders.find((folder) => file.startsWith(`${folder}/`));
}

/** The file of ours a specifier means, relative to `src`, or what else it is. */
function resolveOwn(src: string, from: string, specifier: string): string {
  const path = specifier.replace(/[?#].*$/, '');
  if (!path.startsWith('.') && !path.startsWith('@/')) return 'package';
  const base = path.startsWith('@/') ? join(src, path.slice(2)) : join(src, dirname(from), path);
  const inSrc = relative(src, base).split(sep).join('/');
  if (inSrc.startsWith('..')) return 'outside';
  for (const ending of ['', '.ts', '.tsx', '/index.ts', '/index.tsx']) {
    const candidate = base + ending;
    if (existsSync(candidate) && statSync(candidate).isFile()) return inSrc + ending;
  }
  return 'missing';
}

function folderBreach(from: string, to: string | undefined, specifier: string, target: string): string | null {
  if (!to) return 'that is in no folder of the import table.';
  const sameTop = top(from) === top(to);
  if (sameTop && specifier.startsWith('@/')) return 'inside a folder the path is relative.';
  if (from === to) return null;
  if (!importTable[from]?.folders.includes(to)) return `${from} may not import ${to}.`;
  if (sameTop) return null;
  if (!specifier.startsWith('@/')) return `another folder is reached through its alias '@/${to}'.`;
  const isIndex = new RegExp(`^${to}/index\\.tsx?$`).test(target);
  if (!isIndex && !ownEntrances.includes(specifier)) return `another folder is reached through its index only: '@/${to}'.`;
  return null;
}

function packageBreach(folder: string, specifier: string): string | null {
  const rule = importTable[folder];
  if (specifier.startsWith('node:') || builtins.has(specifier)) {
    return rule?.node ? null : `${folder} runs in the browser and has no Node modules.`;
  }
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const matches = (entry: string) => (entry.endsWith('/') ? name.startsWith(entry) : name === entry);
  const owners = Object.keys(importTable).filter((key) => importTable[key]?.packages?.some(matches));
  if (owners.length === 0 || owners.includes(folder)) return null;
  return `'${name}' belongs to ${owners.join(', ')}.`;
}

function top(folder: string): string {
  return folder.split('/')[0] ?? folder;
}
