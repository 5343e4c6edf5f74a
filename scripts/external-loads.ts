import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hosts a built file may name, and why that loads nothing. A host that is not here fails the check. */
const namedHosts: Readonly<Record<string, string>> = {
  'www.w3.org': 'XML namespaces',
};

const address = /https?:\/\/([a-z0-9][a-z0-9.-]*\.[a-z]{2,})/gi;

/** A line for each host a built page, style or script names that `namedHosts` does not explain. */
export function findExternalHosts(dist: string): string[] {
  const found = new Map<string, string>();
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|mjs|css|html|svg)$/.test(file)) continue;
    for (const [, host = ''] of readFileSync(join(dist, file), 'utf8').matchAll(address)) {
      if (!(host.toLowerCase() in namedHosts)) found.set(host.toLowerCase(), file);
    }
  }
  return [...found].map(([host, file]) => `dist/${file} names ${host}: nothing may be loaded from elsewhere at run time.`);
}
