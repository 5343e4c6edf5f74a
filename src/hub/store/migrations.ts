import type { Database, Query } from './database';
import { HubError } from '../hub-error';

/** Applied in order, each once, each in its own transaction. Never edit one that has been released: append. */
const migrations: readonly (readonly string[])[] = [
  [
    // One row: the update that takes offsets holds its lock until commit, so offsets are gapless and in commit order.
    'create table log_head (id int primary key default 1 check (id = 1), last_offset bigint not null)',
    'insert into log_head (last_offset) values (0)',
    `create table events (
       log_offset bigint primary key,
       event_id uuid not null unique,
       city text not null,
       kind text not null,
       subject uuid not null,
       command_id uuid unique,
       digest text not null,
       occurred_at timestamptz not null,
       received_at timestamptz not null,
       actor text not null,
       source text not null,
       content jsonb not null
     )`,
    'create index events_by_subject on events (subject, log_offset)',
    `create table requests (
       request_id uuid primary key,
       city text not null,
       log_offset bigint not null,
       status text not null,
       final boolean not null,
       source text not null,
       updated_at timestamptz not null,
       content jsonb not null
     )`,
    'create index requests_in_log_order on requests (city, log_offset)',
    'create index requests_by_source on requests (city, source, final)',
  ],
  [
    `create table room_documents (
       city text not null,
       room text not null,
       kind text not null,
       id text not null,
       made_at timestamptz not null,
       changed_by jsonb not null,
       content jsonb not null,
       primary key (city, room, kind, id)
     )`,
    `create table room_state (
       city text not null,
       room text not null,
       part text not null,
       content jsonb not null,
       primary key (city, room, part)
     )`,
    `create table room_log (
       position bigint generated always as identity primary key,
       city text not null,
       room text not null,
       at timestamptz not null,
       screen jsonb,
       subject text,
       kind text not null,
       content jsonb not null
     )`,
    'create index room_log_by_time on room_log (city, room, at, position)',
  ],
  [
    `create table photos (
       id uuid primary key,
       city text not null,
       room text not null,
       subject text not null,
       at timestamptz not null,
       size int not null,
       picture bytea not null
     )`,
    'create index photos_by_room on photos (city, room)',
  ],
  [
    // Who decides for a room: whoever took it last. What an earlier one still writes is not taken.
    `create table room_homes (
       city text not null,
       room text not null,
       term bigint not null,
       primary key (city, room)
     )`,
    'create table hub_secret (id int primary key default 1 check (id = 1), secret text not null)',
    `create table pairings (
       code text primary key,
       ask jsonb not null,
       secret bytea not null,
       until timestamptz not null,
       bound jsonb
     )`,
  ],
  [
    // For the requests of other times: what is open, and what ended after an instant.
    'create index requests_by_end on requests (city, final, updated_at)',
  ],
];

/** One hub at a time. */
const inTurn = (database: Database, work: (query: Query) => Promise<void>): Promise<void> => database.patient.transaction(async (query) => {
  await query(`select pg_advisory_xact_lock(hashtext('metroscope migrations'))`);
  await work(query);
});

/** @throws {HubError} when the database was written by a newer Metroscope. */
export async function migrate(database: Database): Promise<void> {
  await inTurn(database, async (query) => {
    await query('create table if not exists schema_version (version int primary key, applied_at timestamptz not null default now())');
  });
  const [row] = await database.query<{ version: number | null }>('select max(version) as version from schema_version');
  const current = row?.version ?? 0;
  if (current > migrations.length) {
    throw new HubError(
      `${database.description} has schema version ${current}, this Metroscope knows ${migrations.length}`,
      'start the newer version of Metroscope that wrote it, or choose another folder with --data',
    );
  }
  for (let version = current + 1; version <= migrations.length; version++) {
    await inTurn(database, async (query) => {
      // Another hub that starts on the same database may have been faster.
      if ((await query('select 1 from schema_version where version = $1', [version])).length > 0) return;
      for (const statement of migrations[version - 1]!) await query(statement);
      await query('insert into schema_version (version) values ($1)', [version]);
    });
  }
}
