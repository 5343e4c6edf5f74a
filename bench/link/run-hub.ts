import { startChessboardHub } from '../../src/hub/fixtures/small-city';

/** The hub in a process of its own, of a city that takes no importing, with its log, without feeds: prints where it is as one line of JSON. */
const hub = await startChessboardHub(process.argv[2]!);
process.stdout.write(`${JSON.stringify({ ...hub.links, hub: hub.url, port: hub.port, pid: process.pid })}\n`);
process.once('SIGTERM', () => void hub.close().then(() => process.exit(0)));
