import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts a server as a process of its own, and waits until it says on either output that it is ready. */
export async function startServer(command: string, args: readonly string[], cwd: string, ready: string): Promise<ChildProcess> {
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const output of [server.stdout, server.stderr]) {
      output.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes(ready)) resolve();
      });
    }
    server.once('exit', (code) => reject(new Error(`${command} ended with ${code}: ${said}`)));
  });
  return server;
}

/** Does what ends it, unless it has ended, and waits until it has. */
export async function endServer(server: ChildProcess, end: () => void): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  end();
  await ended;
}
