import type { IncomingMessage, ServerResponse } from 'node:http';
import { bindSchema, pairingAskSchema, readPairingCode } from '@/protocol';
import { bearer, inviterOf, readBody, refusal, sendReply, type Reply } from './http-reply';
import type { Tokens } from '../identity/identity';
import { bindPanel } from '../identity/panels';
import type { Pairings } from '../identity/pairings';
import { createRateLimit } from '../sockets/rate-limit';
import type { DocumentsDesk } from '../rooms/room-documents';

interface RoutesOptions {
  tokens: Tokens;
  pairings: Pairings;
  documentsOf(room: string): Promise<DocumentsDesk>;
  now(): number;
  /** Days until a sign-in given to a desk or a tablet ends. */
  tokenDays: number;
}

/** Codes one address may ask for, and wrong codes and secrets it may try, per ten minutes: guessing one of 244 million codes is hopeless. */
const limitMs = 600_000;
const mostOffers = 120;
const mostMisses = 60;

const tooMany = (what: string): Reply => refusal(429, `too many ${what} from this address`, 'wait ten minutes', { 'Retry-After': '600' });
const noCode = refusal(404, 'there is no such code now', 'read the code on the screen again: each is shown for ten minutes only');

/** `/api/pairing` and below: a page without a sign-in shows a code, somebody who may invite lets it in. Undefined for other paths. */
export function createPairingRoutes({ tokens, pairings, documentsOf, now, tokenDays }: RoutesOptions) {
  const offers = createRateLimit({ now, most: mostOffers, perMs: limitMs });
  const misses = createRateLimit({ now, most: mostMisses, perMs: limitMs });
  const miss = (address: string): Reply => {
    misses.take(address);
    return noCode;
  };

  async function offer(request: IncomingMessage, address: string): Promise<Reply> {
    if (!offers.take(address)) return tooMany('codes asked for');
    const body = await readBody(request, pairingAskSchema);
    if (!body.ok) return body.reply;
    const offered = await pairings.offer(body.value);
    return offered ? { status: 201, body: offered } : refusal(503, 'too many screens wait for their code to be entered', 'let those in that wait, or try again in ten minutes');
  }

  async function state(request: IncomingMessage, address: string, code: string): Promise<Reply> {
    if (misses.spent(address)) return tooMany('wrong codes');
    const held = await pairings.state(code, bearer(request));
    return held ? { status: 200, body: held } : miss(address);
  }

  async function waiting(request: IncomingMessage): Promise<Reply> {
    const asking = await inviterOf(request, tokens);
    return asking.ok ? { status: 200, body: { items: await pairings.waiting() } } : asking.reply;
  }

  async function bind(request: IncomingMessage, address: string, code: string): Promise<Reply> {
    if (misses.spent(address)) return tooMany('wrong codes');
    const asking = await inviterOf(request, tokens);
    if (!asking.ok) return asking.reply;
    const body = await readBody(request, bindSchema);
    if (!body.ok) return body.reply;
    const page = await pairings.find(code);
    if (!page) return miss(address);
    const { value } = body;
    if ('role' in value) {
      if (page.page === 'wall') return refusal(409, 'this code is shown by a panel of a wall', 'give it a place on a wall');
      const token = await tokens.sign({ subject: page.page, role: value.role, room: asking.identity.room }, tokenDays);
      await pairings.bind(code, { token, panel: null, place: null, wall: null });
      return { status: 200, body: { panel: null } };
    }
    if (page.page !== 'wall') return refusal(409, 'this code is not shown by a panel of a wall', 'open /wall on the panel');
    const bound = await bindPanel(tokens, documentsOf, asking.identity, value);
    if (!bound.ok) return refusal(bound.refusal.code === 'forbidden' ? 403 : 409, bound.refusal.message, bound.refusal.remedy);
    await pairings.bind(code, { ...bound.value, place: value });
    return { status: 200, body: { panel: bound.value.panel } };
  }

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const match = /^\/api\/pairing(?:\/([^/]+)(\/bind)?)?$/.exec(path);
    if (!match) return false;
    const [, written, binding] = match;
    const method = written === undefined ? ['GET', 'POST'] : binding ? ['POST'] : ['GET'];
    const address = request.socket.remoteAddress ?? '';
    const reply = async (): Promise<Reply> => {
      if (!method.includes(request.method ?? '')) return refusal(405, `${request.method} is not allowed on ${path}`, `use ${method.join(' or ')}`, { Allow: method.join(', ') });
      if (written === undefined) return request.method === 'GET' ? waiting(request) : offer(request, address);
      const code = readPairingCode(written);
      if (code === null) return misses.spent(address) ? tooMany('wrong codes') : miss(address);
      return binding ? bind(request, address, code) : state(request, address, code);
    };
    sendReply(response, await reply());
    return true;
  };
}
