import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');

const readySchema = z.object({ desk: z.url(), wall: z.url(), field: z.url(), hub: z.url(), pid: z.int() });

export interface RunningHub extends z.infer<typeof readySchema> {
  port: number;
  /** Asks it to end and waits; `SIGKILL` gives it no chance to. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** What a command printed and how it ended. */
export interface Ended {
  code: number | null;
  output: string;
}

/** Runs `npm start -- …` until it ends. */
export async function startToTheEnd(args: readonly string[]): Promise<Ended> {
  const { child, output } = npmStart(args);
  const code = await new Promise<number | null>((resolve) => { child.once('close', resolve); });
  return { code, output: output() };
}

/** Runs `npm start -- --json …` and waits for its ready line. Throws with what it printed when it ends before that. */
export async function startHub(dataDir: string, args: readonly string[] = []): Promise<RunningHub> {
  const { child, output } = npmStart(['--json', '--no-open', '--data', dataDir, ...args]);
  const ended = new Promise<void>((resolve) => { child.once('close', () => resolve()); });
  const ready = await new Promise<z.infer<typeof readySchema>>((resolve, reject) => {
    void ended.then(() => reject(new Error(`npm start ended before it was ready:\n${output()}`)));
    child.stdout.on('data', () => {
      const found = readyLine(output());
      if (found) resolve(found);
    });
  });
  return {
    ...ready,
    port: Number(new URL(ready.hub).port),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) process.kill(ready.pid, signal);
      await ended;
    },
  };
}

function npmStart(args: readonly string[]) {
  const child = spawn('npm', ['start', '--silent', '--', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { text += String(chunk); });
  return { child, output: () => text };
}

function readyLine(output: string): z.infer<typeof readySchema> | null {
  for (const line of output.split('\n')) {
    if (!line.startsWith('{') || !line.endsWith('}')) continue;
    const parsed = readySchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
  }
  return null;
}
