import { unanswered, type Refusal } from '@/protocol';
import type { TextKey } from '@/ui';
import { createStore } from 'zustand/vanilla';

/** A short answer to what a person just did, in the words of `TextKey`, so that it follows the language. */
interface Told {
  kind: 'done' | 'info' | 'loading' | 'error';
  title: TextKey;
  remedy?: TextKey;
  values?: Record<string, string | number>;
  /** What the person can do about it. */
  act?: { label: TextKey; run(): void };
}

const shownMs = 6_000;
/** Who is offered an act needs time to see what was done. */
const actMs = 15_000;

/** What was last told; null when it has been read long enough. One page, one person in front of it. */
export const toldStore = createStore<{ told: Told | null }>(() => ({ told: null }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells of a refusal: in the reader's language that the hub is away, else why, as the hub wrote it. */
export const tellRefused = (title: TextKey, { message }: Refusal): void =>
  tell({ kind: 'error', title, ...(message === unanswered.message ? { remedy: 'shows.unansweredHelp' } : { remedy: 'shows.failedHelp', values: { why: message } }) });

/** Answers a person; work under way stays until another answer takes its place. */
export function tell(told: Told | null): void {
  clearTimeout(timer);
  toldStore.setState({ told });
  if (told && told.kind !== 'loading') timer = setTimeout(() => toldStore.setState({ told: null }), told.act ? actMs : shownMs);
}
