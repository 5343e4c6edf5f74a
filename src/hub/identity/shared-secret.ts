import type { Database } from '../store/database';

/**
 * The key of hubs that share a database, kept there: the first hub's own, so that links given before go on working on all.
 *
 * @throws what the database throws.
 */
export async function shareSecret(database: Database, own: Uint8Array): Promise<Uint8Array> {
  await database.query('insert into hub_secret (secret) values ($1) on conflict do nothing', [Buffer.from(own).toString('hex')]);
  const [kept] = await database.query<{ secret: string }>('select secret from hub_secret');
  return Buffer.from(kept!.secret, 'hex');
}
