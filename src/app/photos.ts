import type { Answer } from '@/protocol';
import { z } from 'zod';

export interface Photos {
  /** Gives the hub a JPEG; the answer is its path there. */
  upload(picture: Blob): Promise<Answer<string>>;
  /** A picture by its path. @throws when the hub does not give it. */
  load(path: string): Promise<Blob>;
}

const uploadedSchema = z.object({ photo: z.string() });
const refusedSchema = z.object({ error: z.string(), remedy: z.string().default('') });
const unavailable = (message: string): Answer<never> => ({ ok: false, refusal: { code: 'unavailable', message, remedy: 'It is tried again.' } });

/** Photos of the hub, in the name of a token: an image element cannot say one. */
export function createPhotos(token: string): Photos {
  const authorization = `Bearer ${token}`;
  const held = new Map<string, Promise<Blob>>();
  return {
    async upload(picture) {
      const response = await fetch('/api/photos', { method: 'POST', headers: { authorization, 'content-type': 'image/jpeg' }, body: picture }).catch(() => null);
      if (!response || response.status >= 500) return unavailable(response ? `/api/photos: HTTP ${response.status}` : 'the hub does not answer');
      const body: unknown = await response.json().catch(() => null);
      const uploaded = uploadedSchema.safeParse(body);
      if (response.ok && uploaded.success) return { ok: true, value: uploaded.data.photo };
      const refused = refusedSchema.safeParse(body);
      return {
        ok: false,
        refusal: {
          code: response.status === 403 ? 'forbidden' : 'malformed',
          message: refused.success ? refused.data.error : `/api/photos: HTTP ${response.status}`, remedy: refused.success ? refused.data.remedy : '',
        },
      };
    },
    load(path) {
      const loading = held.get(path) ?? fetch(path, { headers: { authorization } }).then(async (response) => {
        if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
        return response.blob();
      });
      held.set(path, loading);
      loading.catch(() => held.delete(path));
      return loading;
    },
  };
}
