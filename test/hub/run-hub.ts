import type { HubOptions } from '../../src/hub';
import { startChessboardHub } from '../../src/hub/fixtures/small-city';

/** A hub in a process of its own, to be killed: prints `{"url","links"}` when it is ready. */
const { data, ...options } = JSON.parse(process.argv[2]!) as Partial<HubOptions> & { data: string };
const hub = await startChessboardHub(data, options);
process.on('SIGTERM', () => void hub.close().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ url: hub.url, links: hub.links })}\n`);
