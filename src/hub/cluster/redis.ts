import { createClient } from '@redis/client';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { HubError, messageOf } from '../hub-error';

/** A question to Redis is given up after this, milliseconds. */
const answerMs = 1_000;
const startMs = 5_000;
const longestRetryMs = 1_000;

/** What hubs share through Redis: questions that are answered at once or not at all, and socket.io's line between hubs. */
export interface Redis {
  /** For people: never with the password. */
  readonly description: string;
  /** Whether messages to other hubs leave now. */
  readonly ready: boolean;
  /** Runs a Lua script. Rejects when there is no answer within a second. */
  evaluate(script: string, keys: readonly string[], values: readonly string[]): Promise<unknown>;
  /** Microseconds since 1970 UTC by the server's clock. Rejects when there is no answer within a second. */
  time(): Promise<number>;
  /** socket.io's adapter; `name` keeps apart who must not hear each other. */
  adapter(name: string): ReturnType<typeof createAdapter>;
  close(): void;
}

/** What of a Redis URL may be shown: never the password. */
function describe(url: string): string {
  try {
    return `Redis at ${new URL(url).host}`;
  } catch {
    return 'Redis at REDIS_URL';
  }
}

/** @throws {HubError} when the server does not answer or refuses the sign-in. */
export async function openRedis(url: string): Promise<Redis> {
  const description = describe(url);
  const socket = { connectTimeout: startMs, reconnectStrategy: (retries: number) => Math.min(longestRetryMs, 50 * 2 ** Math.min(retries, 6)) };
  const refuse = (error: unknown): HubError => new HubError(
    `${description} cannot be used: ${messageOf(error)}`,
    'check REDIS_URL (redis://user:password@host:port, rediss:// for TLS) and that the server runs; without REDIS_URL one hub serves all screens alone',
    { cause: error },
  );
  const create = (disableOfflineQueue: boolean): ReturnType<typeof createClient> => {
    try {
      // Redis 7's answers in the old form, which every version from 6 on gives.
      return createClient({ url, disableOfflineQueue, RESP: 2, socket: { ...socket } }) as unknown as ReturnType<typeof createClient>;
    } catch (error) {
      throw refuse(error);
    }
  };
  /** What waits in a queue while the server is away would be done when nobody wants it any more. */
  const asking = create(true);
  const carrying = create(false);
  let started = false;
  let said = false;
  asking.on('error', (error: Error) => {
    if (started && !said) console.error(`metroscope: ${description} does not answer (${messageOf(error)}); each hub goes on with its own screens until it does`);
    said = started;
  });
  asking.on('ready', () => {
    if (said) console.error(`metroscope: ${description} answers again`);
    said = false;
  });
  carrying.on('error', () => undefined);

  /** A message that cannot leave is missed by its number, and its screens begin anew. */
  const publish = carrying.publish.bind(carrying);
  Object.defineProperty(carrying, 'publish', { value: (channel: string, message: string) => publish(channel, message).catch(() => 0) });

  async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1_000} s`)), ms);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  try {
    // Its own reconnecting begins after the first connection: a start that fails must say so.
    const failed = new Promise<never>((_, reject) => asking.once('error', reject));
    failed.catch(() => undefined);
    await within(startMs, Promise.race([Promise.all([asking.connect(), carrying.connect()]), failed]));
    await within(startMs, asking.ping());
    started = true;
  } catch (error) {
    asking.destroy();
    carrying.destroy();
    throw refuse(error);
  }
  return {
    description,
    get ready() {
      return carrying.isReady;
    },
    evaluate: (script, keys, values) => within(answerMs, asking.eval(script, { keys: [...keys], arguments: [...values] })),
    async time() {
      const [seconds, microseconds] = (await within(answerMs, asking.sendCommand(['TIME']))) as unknown as [string, string];
      return Number(seconds) * 1e6 + Number(microseconds);
    },
    adapter: (name) => createAdapter(carrying, { streamName: name, channelPrefix: name, blockTimeInMs: 1_000, maxLen: 1_000 }),
    close() {
      asking.destroy();
      carrying.destroy();
    },
  };
}
