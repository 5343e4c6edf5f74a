import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedHosts } from './external-hosts';

const address = /https?:\/\/([a-z0-9][a-z0-9.-]*\.[a-z]{2,})/gi;

/** A line for each host a built page, style or script names that `external-hosts.ts` does not explain. */
export function findExternalHosts(dist: string): string[] {
  const found = new Map<string, string>();
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|mjs|css|html|svg)$/.test(file)) continue;
    for (const [, host = ''] of readFileSync(join(dist, file), 'utf8').matchAll(address)) {
      if (!namedHosts.has(host.toLowerCase())) found.set(host.toLowerCase(), file);
    }
  }
  return [...found].map(([host, file]) => `dist/${file} names ${host}: nothing may be loaded from elsewhere at run time. If that is a mere mention, explain it in scripts/external-hosts.ts.`);
}
