import { handshakeSchema, protocolVersion, type CloseReason, type Handshake } from '@/protocol';
import type { Identity } from '@/model';
import { z } from 'zod';
import type { Tokens } from '../identity/identity';

/** `data` of socket.io's connect_error. */
export interface TurnedAway {
  reason: CloseReason;
  message: string;
  remedy: string;
}

export type Admission = { ok: true; identity: Identity } & Pick<Handshake, 'screen' | 'join'> | { ok: false; why: TurnedAway };

/** The first thing wrong with a message, with the path of its field. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]!;
  return `${issue.path.join('.') || 'message'}: ${issue.message}`;
}

/** Decides who may connect: version first (an old page must be told so, whatever else it says), then shape, then token. */
export async function admit(auth: unknown, tokens: Tokens): Promise<Admission> {
  const version = z.object({ protocol: z.number() }).safeParse(auth);
  if (version.success && version.data.protocol !== protocolVersion) {
    return {
      ok: false,
      why: {
        reason: 'version-mismatch',
        message: `this screen speaks protocol ${version.data.protocol}, the hub speaks ${protocolVersion}`,
        remedy: 'reload the page to get the program that belongs to this hub',
      },
    };
  }
  const handshake = handshakeSchema.safeParse(auth);
  if (!handshake.success) {
    return {
      ok: false,
      why: { reason: 'bad-message', message: `handshake ${firstIssue(handshake.error)}`, remedy: `send auth {protocol: ${protocolVersion}, token, screen: {screenId, name, class}}` },
    };
  }
  const verified = await tokens.verify(handshake.data.token);
  const { screen, join } = handshake.data;
  return verified.ok ? { ok: true, identity: verified.identity, screen, join } : { ok: false, why: verified.why };
}
