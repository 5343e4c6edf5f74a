import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { createTokens, loadSecret } from './identity';

const folder = mkdtempSync(join(tmpdir(), 'metroscope-identity-'));
afterAll(() => rmSync(folder, { recursive: true }));
const desk = { subject: 'desk', role: 'dispatcher', room: 'main' } as const;

describe('tokens', () => {
  test('say who a screen acts for, also after a restart with the same data folder', async () => {
    const token = await createTokens(loadSecret(folder), 30).sign(desk);
    expect(await createTokens(loadSecret(folder), 30).verify(token)).toEqual({ ok: true, identity: desk });
    expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).exp).toBeCloseTo(Date.now() / 1_000 + 30 * 86_400, -2);
  });

  test('of another hub, changed, ended, unsigned, without end or without a known role are turned away with a reason and a remedy', async () => {
    const secret = loadSecret(folder);
    const tokens = createTokens(secret, 30);
    const good = await tokens.sign(desk);
    const [head, body, signature] = good.split('.') as [string, string, string];
    const made = (claims: object, exp: string | null): Promise<string> => {
      const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' });
      return (exp === null ? jwt : jwt.setExpirationTime(exp)).sign(secret);
    };
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const bad: [string, RegExp][] = [
      [await createTokens(new Uint8Array(32), 30).sign(desk), /not signed by this hub/],
      [[head, Buffer.from(JSON.stringify({ ...desk, role: 'wall', exp: 9e9 })).toString('base64url'), signature].join('.'), /not signed by this hub/],
      [await made(desk, '1 minute ago'), /ended on 20/],
      [[unsigned, body, ''].join('.'), /damaged/],
      [await made(desk, null), /damaged/],
      [await made({ ...desk, role: 'mayor' }, '1 day'), /no role and room/],
      ['', /damaged/],
      ['x.y.z', /damaged/],
    ];
    for (const [token, message] of bad) {
      const result = await tokens.verify(token);
      expect(result).toMatchObject({ ok: false, why: { reason: 'unauthorized', message: expect.stringMatching(message) as string, remedy: expect.stringContaining('link') as string } });
    }
  });

  test('are signed with a key only its owner can read', () => {
    loadSecret(folder);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('are refused to be signed with a damaged key', () => {
    const damaged = mkdtempSync(join(folder, 'damaged-'));
    writeFileSync(join(damaged, 'secret'), 'short');
    expect(() => loadSecret(damaged)).toThrow(/secret cannot be used: it does not hold 64/);
  });
});
