import { once } from 'node:events';
import { createServer } from 'node:net';

/** Whether a port can be listened on now; asked before the long steps, so a busy port is told at once. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  if (port === 0) return true;
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
