import { skipPostgres, startPostgres } from './postgres-server';

export interface TestDatabase {
  /** DATABASE_URL of a fresh database; null for PGlite in the data folder. */
  url: string | null;
  stop(): Promise<void>;
}

/** Both places a log can be kept; every rule of the log is proved on each. */
export const databases: { name: string; skip: boolean; start(): Promise<TestDatabase> }[] = [
  { name: 'PGlite', skip: false, start: async () => ({ url: null, stop: async () => undefined }) },
  { name: 'a PostgreSQL server', skip: skipPostgres, start: startPostgres },
];
