import type { IncomingMessage } from 'node:http';
import type { RequestsAtPage } from '@/protocol';
import { expect, test, vi } from 'vitest';
import { createRequestsRoute } from './requests-route';
import type { Tokens } from '../identity/identity';

const tokens = { verify: (subject: string) => Promise.resolve({ ok: true, identity: { subject, role: 'viewer', room: 'main' } }) } as unknown as Tokens;
const asking = (subject: string) => ({ url: '/api/requests?at=5', headers: { authorization: `Bearer ${subject}` } }) as IncomingMessage;

test('who asks without end is told to wait, others are not', async () => {
  let now = 0;
  const page = vi.fn<() => Promise<RequestsAtPage>>(() => Promise.resolve({ items: [], next: null, since: null }));
  const route = createRequestsRoute({ tokens, requestsAt: { page }, now: () => now });
  const statuses = [];
  for (let i = 0; i < 301; i++) statuses.push((await route(asking('one')))?.status);
  expect(statuses.filter((status) => status === 200).length).toBe(300);
  expect(await route(asking('one'))).toMatchObject({ status: 429, retryAfter: 60, body: { remedy: 'wait a minute' } });
  expect(await route(asking('two'))).toMatchObject({ status: 200 });
  now = 60_000;
  expect(await route(asking('one'))).toMatchObject({ status: 200 });
});

test('a database that fails is an answer too', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const route = createRequestsRoute({ tokens, requestsAt: { page: () => Promise.reject(new Error('disk full')) }, now: () => 0 });
  expect(await route(asking('one'))).toMatchObject({ status: 503, body: { remedy: expect.stringContaining('try again') as string } });
  expect(said).toHaveBeenCalledWith(expect.stringContaining('disk full'));
  said.mockRestore();
});
