import type { RunningFeed } from './schedule';

/** Decides whether a feed runs on this hub. */
export interface FeedRunner {
  /** Starts a feed that no other hub runs; null while another does. Later it may be started, or stopped, as hubs come and go. */
  run<T extends RunningFeed>(name: string, start: () => Promise<T>): Promise<T | null>;
  stop(): Promise<void>;
}

/** For a hub that is alone: every feed runs. */
export function createFeedRunner(): FeedRunner {
  const running: RunningFeed[] = [];
  return {
    async run(_name, start) {
      const feed = await start();
      running.push(feed);
      return feed;
    },
    async stop() {
      await Promise.all(running.map((feed) => feed.stop()));
    },
  };
}
