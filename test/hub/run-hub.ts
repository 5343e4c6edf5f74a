import { startChessboardHub } from '../../src/hub/fixtures/small-city';

/** A hub in a process of its own, to be killed: prints `{"url","field"}` when it is ready. */
const [data, databaseUrl] = process.argv.slice(2) as [string, string | undefined];
const hub = await startChessboardHub(data, { databaseUrl: databaseUrl ?? null, feeds: 'simulated' });
process.stdout.write(`${JSON.stringify({ url: hub.url, field: hub.links.field })}\n`);
