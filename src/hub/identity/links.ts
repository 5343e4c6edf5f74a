import { networkInterfaces } from 'node:os';
import type { Identity } from '@/model';
import type { Tokens } from './identity';

/** Addresses that sign a screen in: the token is in the fragment, which no browser sends and no log records. */
export interface Links {
  desk: string;
  wall: string;
  field: string;
}

const roles: Record<keyof Links, Identity['role']> = { desk: 'dispatcher', wall: 'wall', field: 'inspector' };

export async function createLinks(tokens: Tokens, base: string, room: string): Promise<Links> {
  const link = async (page: keyof Links): Promise<string> =>
    `${base}/${page}#token=${await tokens.sign({ subject: page, role: roles[page], room })}`;
  return { desk: await link('desk'), wall: await link('wall'), field: await link('field') };
}

const anyHost: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);
const bracket = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Address of the hub for this machine. */
export const localBase = (host: string, port: number): string => `http://${anyHost.has(host) ? '127.0.0.1' : bracket(host)}:${port}`;

/** Interfaces that lead to containers, virtual machines and tunnels rather than to the room. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|wg|zt|tailscale)/i;

/** Addresses of the hub for other machines, those of real networks first; none when it listens to this machine only. */
export function lanBases(host: string, port: number): string[] {
  if (!anyHost.has(host)) return [];
  return Object.entries(networkInterfaces())
    .sort(([a], [b]) => Number(virtual.test(a)) - Number(virtual.test(b)))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => `http://${address.address}:${port}`);
}
