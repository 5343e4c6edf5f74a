import { launchBrowser } from '../../test/browser';

/** The main thread from when the page's program runs. Milliseconds; `…Thread` in the thread's own time. */
export interface Tasks {
  longest: number;
  longestThread: number;
  /** Tasks over 50 ms. */
  over50: number;
  over50Thread: number;
  /** What tasks over 50 ms took beyond those 50 (total blocking time). */
  blocked: number;
  blockedThread: number;
  /** The longest by thread time: when since the program runs, how long, and the functions it spent the most in. */
  longestAre: { at: number; wall: number; thread: number; spent: string[] }[];
}

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  id?: string;
  args: { name?: string; data?: { startTime?: number; timeDeltas?: number[]; cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] } } };
}

interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { functionName: string; url?: string; lineNumber?: number; columnNumber?: number };
}

const long = 50;
const categories = ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline', 'devtools.timeline', 'disabled-by-default-v8.cpu_profiler'];

/** Opens a screen in a browser that has nothing stored and looks on for `seconds` after its first whole picture. */
export async function measureTasks(url: string, seconds: number): Promise<Tasks> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 960, height: 600 }, deviceScaleFactor: 1 });
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
    await browser.startTracing(page, { categories });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'metroscope' in window, null, { timeout: 90_000, polling: 100 });
    await page.evaluate(async () => {
      performance.mark('program-runs');
      await window.metroscope.ready;
    });
    await page.waitForTimeout(seconds * 1_000);
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    return tasksOf(trace.traceEvents);
  } finally {
    await browser.close();
  }
}

function tasksOf(events: readonly TraceEvent[]): Tasks {
  const mark = events.find(({ name }) => name === 'program-runs');
  if (!mark) throw new Error('the trace does not say when the program began');
  const own = events.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid);
  const tasks = own.filter(({ name, ph, ts }) => ph === 'X' && ts >= mark.ts && name === 'RunTask');
  const wall = tasks.map(({ dur = 0 }) => dur / 1_000);
  const thread = tasks.map(({ tdur = 0 }) => tdur / 1_000);
  const spent = sampler(events, mark);
  const most = (values: readonly number[]): number => Math.round(Math.max(0, ...values));
  const beyond = (values: readonly number[]): number => Math.round(values.reduce((sum, value) => sum + Math.max(0, value - long), 0));
  const over = (values: readonly number[]): number => values.filter((value) => value > long).length;
  const longestAre = [...tasks].sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0)).slice(0, 6)
    .map(({ ts, dur = 0, tdur = 0 }) => ({ at: Math.round((ts - mark.ts) / 1_000), wall: Math.round(dur / 1_000), thread: Math.round(tdur / 1_000), spent: spent(ts, ts + dur) }));
  return {
    longest: most(wall), longestThread: most(thread), over50: over(wall), over50Thread: over(thread), blocked: beyond(wall), blockedThread: beyond(thread), longestAre,
  };
}

/** From the samples of Chromium's profiler: the functions (with what they call) a stretch of trace time was spent in, most first. */
function sampler(events: readonly TraceEvent[], mark: TraceEvent): (from: number, to: number) => string[] {
  const start = events.find(({ name, pid, tid }) => name === 'Profile' && pid === mark.pid && tid === mark.tid);
  const nodes = new Map<number, ProfileNode>();
  const samples: { at: number; node: number }[] = [];
  let at = start?.args.data?.startTime ?? 0;
  for (const { name, pid, id, args } of events) {
    if (name !== 'ProfileChunk' || pid !== mark.pid || id !== start?.id) continue;
    for (const node of args.data?.cpuProfile?.nodes ?? []) nodes.set(node.id, node);
    (args.data?.cpuProfile?.samples ?? []).forEach((node, i) => {
      at += args.data?.timeDeltas?.[i] ?? 0;
      samples.push({ at, node });
    });
  }
  const nameOf = ({ callFrame: { functionName, url, lineNumber, columnNumber } }: ProfileNode): string =>
    `${functionName || '-'}@${url?.split('/').at(-1) ?? ''}:${(lineNumber ?? 0) + 1}:${columnNumber ?? 0}`;
  return (from, to) => {
    const inside = samples.filter((sample) => sample.at >= from && sample.at <= to);
    const counts = new Map<string, number>();
    for (const { node } of inside) {
      const stack = new Set<string>();
      for (let id: number | undefined = node; id !== undefined; id = nodes.get(id)?.parent) {
        const found = nodes.get(id);
        if (found) stack.add(nameOf(found));
      }
      for (const name of stack) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts].filter(([name]) => !name.startsWith('(')).sort(([, a], [, b]) => b - a).slice(0, 14)
      .map(([name, count]) => `${name} ${Math.round((100 * count) / inside.length)} %`);
  };
}
