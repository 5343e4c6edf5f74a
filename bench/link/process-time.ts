import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

/** Milliseconds of processor time a process has used, all its threads; null where there is no /proc. */
function processTime(pid: number): number | null {
  try {
    // The name, in parentheses, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return null;
  }
}

/** Share of one core that a process used between now and the call of what is returned, 0…; null where that is not known. */
export function watchProcess(pid: number): () => number | null {
  const [from, since] = [processTime(pid), performance.now()];
  return () => {
    const to = processTime(pid);
    return from === null || to === null ? null : Math.round(((to - from) / (performance.now() - since)) * 1_000) / 1_000;
  };
}
