import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identitySchema, type Identity } from '@/model';
import { jwtVerify, SignJWT, errors } from 'jose';
import { HubError, messageOf } from '../hub-error';

const secretBytes = 32;

/** The key all links are signed with, made once and kept, so links survive a restart. @throws {HubError} */
export function loadSecret(folder: string): Uint8Array {
  const file = join(folder, 'secret');
  try {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(file, randomBytes(secretBytes).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const text = readFileSync(file, 'utf8').trim();
    if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('it does not hold 64 hexadecimal digits');
    return Buffer.from(text, 'hex');
  } catch (error) {
    throw new HubError(
      `the signing key ${file} cannot be used: ${messageOf(error)}`,
      'delete the file to get a new key (all links printed so far end), or choose another folder with --data',
      { cause: error },
    );
  }
}

/** Why a token was turned away, as it goes to a screen. */
export interface Unauthorized {
  reason: 'unauthorized';
  message: string;
  remedy: string;
}

const remedy = 'open the link that the hub printed when it started, whole, with everything after #token=';

export type Verified = { ok: true; identity: Identity } | { ok: false; why: Unauthorized };

export interface Tokens {
  /** `days` until it ends; the usual ones when left out. */
  sign(identity: Identity, days?: number): Promise<string>;
  verify(token: string): Promise<Verified>;
}

/** Signs and checks tokens (JWT, HS256) valid for `days`. */
export function createTokens(secret: Uint8Array, days: number): Tokens {
  const refuse = (message: string): Verified => ({ ok: false, why: { reason: 'unauthorized', message, remedy } });
  return {
    sign: (identity, own = days) => new SignJWT({ ...identity }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(`${own} days`).sign(secret),
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], requiredClaims: ['exp'] });
        const { subject, role, room } = payload;
        const identity = identitySchema.safeParse({ subject, role, room });
        return identity.success ? { ok: true, identity: identity.data } : refuse('the token names no role and room that this hub knows');
      } catch (error) {
        if (error instanceof errors.JWTExpired) return refuse(`the token ended on ${new Date((error.payload.exp ?? 0) * 1_000).toISOString()}`);
        if (error instanceof errors.JWSSignatureVerificationFailed) return refuse('the token was not signed by this hub');
        return refuse('the token is not one of this hub: it is damaged or cut short');
      }
    },
  };
}
