/** Runs one statement; `params` are $1, $2 …; JSON goes in as text. */
export type Query = <Row = unknown>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

/** The little of PostgreSQL the hub needs, the same in process (PGlite) and on a server. */
export interface Database {
  /** For people, for example `PGlite in /srv/metroscope/db`. */
  readonly description: string;
  query: Query;
  /** Resolves once the transaction is committed; rolls back and rejects when `work` does. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** The same for what may take minutes: everything else rejects after ten seconds without an answer of a server. */
  readonly patient: Pick<Database, 'query' | 'transaction'>;
  /**
   * Hears what hubs say on a channel (`select pg_notify(channel, text)`), until stopped; some of it may be missed: after a loss it hears null. Null
   * where no other hub can be.
   */
  readonly listen: ((channel: string, heard: (text: string | null) => void) => () => void) | null;
  close(): Promise<void>;
}
