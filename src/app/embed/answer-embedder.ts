import { embeddingSchema } from '@/protocol';
import type { MetroscopeApi } from '../api/contract';
import { createChannel } from './channel';

/** Answers the page that frames this one, when the hub allows its origin; the page's own origin always may. */
export function answerEmbedder(api: MetroscopeApi): void {
  let asked: Promise<readonly string[]> | undefined;
  const origins = (): Promise<readonly string[]> => (asked ??= fetchOrigins().catch(() => {
    asked = undefined;
    return [];
  }));
  const channel = createChannel({
    api,
    allowed: async (origin) => origin === location.origin || (await origins()).includes(origin),
    post: (answer, origin) => parent.postMessage(answer, origin),
  });
  addEventListener('message', ({ data, origin, source }) => {
    if (source === parent) void channel.receive(data, origin);
  });
}

async function fetchOrigins(): Promise<readonly string[]> {
  const response = await fetch('/api/embedding');
  return embeddingSchema.parse(await response.json()).origins;
}
