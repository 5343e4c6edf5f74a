import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectTcp, createServer, type AddressInfo, type Server, type Socket as TcpSocket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface HubProcess {
  pid: number;
  url: string;
  links: { desk: string; wall: string; field: string };
  /** Ends it with a signal, and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** SIGSTOP and SIGCONT. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
}

interface Starting {
  data: string;
  databaseUrl: string | null;
  redisUrl?: string;
  feeds?: 'simulated' | 'none';
  /** Milliseconds by which its machine's clock is wrong. */
  clockOff?: number;
}

/** A hub in a process of its own, to be killed. */
export async function startHubProcess({ data, databaseUrl, redisUrl, feeds = 'none', clockOff = 0 }: Starting): Promise<HubProcess> {
  const preload = clockOff === 0 ? [] : ['--import', `data:text/javascript,${encodeURIComponent(wrongClock(clockOff))}`];
  const child: ChildProcess = spawn(process.execPath, [...preload, '--import', 'tsx', join(import.meta.dirname, 'run-hub.ts'), JSON.stringify({ data, databaseUrl, redisUrl: redisUrl ?? null, feeds })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const failed = once(child, 'exit').then(([code]) => { throw new Error(`the hub ended with ${code as number} before it was ready`); });
  const [line] = (await Promise.race([once(createInterface(child.stdout!), 'line'), failed])) as [string];
  failed.catch(() => undefined);
  const { url, links } = JSON.parse(line) as Pick<HubProcess, 'url' | 'links'>;
  return {
    pid: child.pid!,
    url,
    links,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill(signal);
      await ended;
    },
    signal: (name) => void child.kill(name),
  };
}

/** Sets a process' clocks off, before its program is loaded. */
const wrongClock = (ms: number): string => `
  const now = Date.now;
  Date.now = () => now() + ${ms};
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + ${ms} });
`;

export interface Proxy {
  url: string;
  /** New connections go there, a hub's address. */
  to(url: string): void;
  close(): Promise<void>;
}

/** The reverse proxy of a test: passes connections on; those to a hub that is gone end. */
export async function startProxy(first: string): Promise<Proxy> {
  let target = Number(new URL(first).port);
  const open = new Set<TcpSocket>();
  const server: Server = createServer((socket) => {
    const hub = connectTcp(target, '127.0.0.1');
    for (const [one, other] of [[socket, hub], [hub, socket]] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: (url) => void (target = Number(new URL(url).port)),
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
