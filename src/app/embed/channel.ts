import type { z } from 'zod';
import type { EventName, MetroscopeApi } from '../api/contract';
import { askSchema, embedVersion, envelopeSchema, type EmbedAnswer, type EmbedError } from './messages';

interface ChannelOptions {
  api: MetroscopeApi;
  /** Whether pages of an origin may ask; the hub's list decides. */
  allowed(origin: string): Promise<boolean>;
  /** Sends to the page around this one, and to no other origin. */
  post(answer: EmbedAnswer, origin: string): void;
}

/** What a page around this one asks, answered. */
export interface Channel {
  receive(data: unknown, origin: string): Promise<void>;
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Answers calls of an embedding page with those of `api`, and sends it the events it listens to. Nothing is thrown: errors are answered. */
export function createChannel({ api, allowed, post }: ChannelOptions): Channel {
  const listening = new Map<string, () => void>();

  const refuse = (origin: string, id: string | number | null, error: EmbedError): void => post({ metroscope: embedVersion, id, ok: false, error }, origin);

  /** Sends what can be sent; what cannot be cloned is an error of its own. */
  const answer = (origin: string, id: string | number, value: unknown): void => {
    try {
      post({ metroscope: embedVersion, id, ok: true, value }, origin);
    } catch (error) {
      refuse(origin, id, { code: 'call', message: `the answer cannot be sent: ${message(error)}`, remedy: 'ask for something else' });
    }
  };

  const listen = (origin: string, event: string, to: boolean): void => {
    const key = `${origin} ${event}`;
    listening.get(key)?.();
    listening.delete(key);
    if (to) {
      const off = api.on(event as EventName, (value, about) => post({ metroscope: embedVersion, event, value, origin: about.origin }, origin));
      listening.set(key, off);
    }
  };

  async function serve(origin: string, asked: z.infer<typeof askSchema>): Promise<void> {
    try {
      if ('call' in asked) answer(origin, asked.id, await callOf(api, asked.call, asked.args));
      else if ('listen' in asked) {
        listen(origin, asked.listen, asked.to);
        answer(origin, asked.id, null);
      } else answer(origin, asked.id, { version: embedVersion });
    } catch (error) {
      refuse(origin, asked.id, { code: 'call', message: message(error), remedy: 'see docs/embedding.md for the call' });
    }
  }

  return {
    async receive(data, origin) {
      const envelope = envelopeSchema.safeParse(data);
      // Other scripts talk over the same channel: what does not name us is not for us.
      if (!envelope.success || origin === 'null' || origin === '') return;
      const id = envelope.data.id ?? null;
      if (!(await allowed(origin))) {
        return refuse(origin, id, {
          code: 'origin', message: `the hub does not let ${origin} embed this screen`, remedy: `start the hub with --embed-origin ${origin}`,
        });
      }
      if (envelope.data.metroscope !== embedVersion) {
        return refuse(origin, id, {
          code: 'version', message: `this screen speaks version ${embedVersion} of the messages, the page ${envelope.data.metroscope}`,
          remedy: 'load metroscope-embed.js from the hub that serves the screen',
        });
      }
      const asked = askSchema.safeParse(data);
      if (asked.success) return serve(origin, asked.data);
      const issues = asked.error.issues.map(({ path, message: wrong }) => `${path.join('.') || 'message'}: ${wrong}`);
      refuse(origin, id, { code: 'message', message: issues.join('; '), remedy: 'send {metroscope: 1, id, call, args}; docs/embedding.md lists the calls' });
    },
  };
}

/** The call of a known name, given its arguments. */
async function callOf(api: MetroscopeApi, name: string, args: readonly unknown[]): Promise<unknown> {
  if (name === 'ready') {
    await api.ready;
    return null;
  }
  const [group, method] = name.split('.') as [keyof MetroscopeApi, string | undefined];
  const holder: unknown = method === undefined ? api : api[group];
  const call = (holder as Record<string, (...given: unknown[]) => unknown>)[method ?? group]!;
  return (await call.apply(holder, [...args])) ?? null;
}
