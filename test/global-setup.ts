import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder where the first hub of a run leaves the cities it imported, for the hubs after it. */
    importedCities: string;
  }
}

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'metroscope-test-cities-'));
  provide('importedCities', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
