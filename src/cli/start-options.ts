import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { feedKinds, HubError, scales, type FeedKind, type Scale } from '@/hub';
import { cityIdSchema, identitySchema } from '@/model';

export const startHelp = `Starts Metroscope: imports the demo city once, builds the client when it changed, runs the hub, prints the links.

  npm start -- [options]

  --port N             port to listen on, 0 for any free one (default: 4600)
  --host ADDRESS       address to listen on (default: 127.0.0.1, this machine only; 0.0.0.0 opens it to the network)
  --data DIR           cities, log and signing key (default: METROSCOPE_DATA, else .metroscope)
  --city ID            city to show (default: astana, the demo city)
  --scale SIZE         simulated field workers: ${Object.entries(scales).map(([name, count]) => `${name} ${count.toLocaleString('en')}`).join(', ')} (default: small)
  --feeds KIND         ${feedKinds.join(' or ')} (default: simulated)
  --requests FILE      also replays real service requests from a CSV file
  --requests-rate N    replayed requests per minute (default: 60)
  --embed-origin URL   origin whose pages may frame a screen and speak to it, for example https://intranet.example; may be
                       given several times (default: METROSCOPE_EMBED_ORIGINS, separated by blanks; else this hub's own only)
  --room NAME          room the printed links lead to (default: main)
  --log-days N         days for which it is remembered who did what in the rooms (default: 30)
  --qr                 shows the field link as a QR code even when the output is no terminal (needs a --host tablets can reach)
  --json               prints one JSON line {"desk","wall","field","hub","pid"} when ready; all else goes to stderr
  --no-open            opens no browser
  --help

DATABASE_URL=postgres://user:password@host:port/database keeps the log on a PostgreSQL server; with it,
REDIS_URL=redis://user:password@host:port lets several hubs serve the same rooms behind one address. More: docs/hub.md
`;

export interface StartOptions {
  port: number;
  host: string;
  data: string;
  city: string;
  scale: Scale;
  feeds: FeedKind;
  requests: string | null;
  requestsPerMinute: number;
  room: string;
  qr: boolean;
  json: boolean;
  open: boolean;
  embedOrigins: string[];
  sessionLogDays: number;
}

/** A wrong option or value: the program ends with code 2. */
export class UsageError extends HubError {}

const options = {
  port: { type: 'string', default: '4600' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string' },
  city: { type: 'string', default: 'astana' },
  scale: { type: 'string', default: 'small' },
  feeds: { type: 'string', default: 'simulated' },
  requests: { type: 'string' },
  'requests-rate': { type: 'string', default: '60' },
  room: { type: 'string', default: 'main' },
  'embed-origin': { type: 'string', multiple: true },
  'log-days': { type: 'string', default: '30' },
  qr: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function oneOf<T extends string>(option: string, value: string, valid: readonly T[]): T {
  const found = valid.find((name) => name === value);
  if (found === undefined) throw new UsageError(`--${option} "${value}" is not known`, `give one of: ${valid.join(', ')}`);
  return found;
}

function number(option: string, value: string, least: number, most: number, whole: boolean): number {
  const found = Number(value);
  if (value.trim() === '' || !(found >= least && found <= most) || (whole && !Number.isInteger(found))) {
    throw new UsageError(`--${option} "${value}" is not a ${whole ? 'whole ' : ''}number from ${least} to ${most}`, `for example: --${option} ${options[option as 'port'].default}`);
  }
  return found;
}

/** Origins as browsers write them; a page's address is not one. */
function origins(given: readonly string[]): string[] {
  const found = given.map((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
      throw new UsageError(`--embed-origin "${text}" is not an origin`, 'give scheme, host and port only, for example: --embed-origin https://intranet.example');
    }
    return url.origin;
  });
  return [...new Set(found)];
}

/**
 * Reads the command line; null means: show the help. Relative paths are taken from `folder`.
 *
 * @throws {UsageError}
 */
export function readStartOptions(argv: readonly string[], env: NodeJS.ProcessEnv, folder: string): StartOptions | null {
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options, allowPositionals: false }));
  } catch (error) {
    const what = (error instanceof Error ? error.message : String(error)).split('. ')[0]!;
    throw new UsageError(what, `the options are: ${Object.keys(options).map((name) => `--${name}`).join(' ')}; npm start -- --help explains them`);
  }
  if (values.help) return null;
  const city = cityIdSchema.safeParse(values.city);
  if (!city.success) throw new UsageError(`--city "${values.city}": ${city.error.issues[0]!.message}`, 'see the ids with: npm run city -- list');
  const room = identitySchema.shape.room.safeParse(values.room);
  if (!room.success) throw new UsageError(`--room "${values.room}": ${room.error.issues[0]!.message}`, 'give a name of 1 to 64 characters');
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(folder, path));
  return {
    port: number('port', values.port, 0, 65_535, true),
    host: values.host,
    data: absolute(values.data || env['METROSCOPE_DATA'] || '.metroscope'),
    city: city.data,
    scale: oneOf('scale', values.scale, Object.keys(scales) as Scale[]),
    feeds: oneOf('feeds', values.feeds, feedKinds),
    requests: values.requests === undefined ? null : absolute(values.requests),
    requestsPerMinute: number('requests-rate', values['requests-rate'], 0.1, 60_000, false),
    room: room.data,
    sessionLogDays: number('log-days', values['log-days'], 1, 36_500, true),
    qr: values.qr,
    json: values.json,
    embedOrigins: origins(values['embed-origin'] ?? (env['METROSCOPE_EMBED_ORIGINS'] ?? '').split(/[\s,]+/).filter(Boolean)),
    open: !values['no-open'] && !values.json,
  };
}
