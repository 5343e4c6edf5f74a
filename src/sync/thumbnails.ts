import { panelThumbnailSchema, thumbnailSizes, wantThumbnailsSchema, type Thumbnail, type ThumbnailSize } from '@/protocol';
import type { LinkStore, ThumbnailStore } from '@/state';
import { z } from 'zod';
import type { Channel } from './channel';

interface ThumbnailOptions {
  channel: Channel;
  link: LinkStore;
  store: ThumbnailStore;
  /** Somebody wants pictures of this screen, of that size; null: nobody does. */
  onWanted(size: ThumbnailSize | null): void;
}

/** Pictures of what the panels of walls show: seen while this screen watches, said while others want them (rules R50 to R52). */
export interface Thumbnails {
  /** Sees the panels until the function returned is called; the largest size anybody here watches is what comes. */
  watch(size: ThumbnailSize): () => void;
  /** What this screen shows; true once the hub has it. */
  say(thumbnail: Thumbnail): Promise<boolean>;
}

export function createThumbnails({ channel, link, store, onWanted }: ThumbnailOptions): Thumbnails {
  const watchers = new Set<{ size: ThumbnailSize }>();
  let asked: ThumbnailSize | null = null;

  const ask = (): void => {
    const sizes = new Set([...watchers].map(({ size }) => size));
    const next = thumbnailSizes.findLast((size) => sizes.has(size)) ?? null;
    if (next === asked) return;
    asked = next;
    channel.send('watchThumbnails', { size: asked });
    if (asked === null) store.setState({ pictures: new Map() });
  };

  channel.on('thumbnail', panelThumbnailSchema, ({ screenId, sampledAt, image, width, height, face }) => {
    if (asked === null) return;
    store.setState(({ pictures }) => ({ pictures: new Map(pictures).set(screenId, { at: sampledAt, image: image && new Uint8Array(image), width, height, ...face }) }));
  });
  channel.on('wantThumbnails', wantThumbnailsSchema, ({ size }) => onWanted(size));
  channel.onJoined(() => {
    if (asked !== null) channel.send('watchThumbnails', { size: asked });
  });
  link.subscribe(({ screens, status }, before) => {
    // What is wanted is said anew when the link is back.
    if (status !== before.status && status !== 'online') onWanted(null);
    if (screens === before.screens) return;
    const here = new Set(screens.map(({ screen }) => screen.screenId));
    const { pictures } = store.getState();
    if ([...pictures.keys()].every((screenId) => here.has(screenId))) return;
    store.setState({ pictures: new Map([...pictures].filter(([screenId]) => here.has(screenId))) });
  });

  return {
    watch(size) {
      const watcher = { size };
      watchers.add(watcher);
      ask();
      return () => {
        watchers.delete(watcher);
        ask();
      };
    },
    say: async (thumbnail) => (await channel.ask('thumbnail', thumbnail, z.null())).ok,
  };
}
