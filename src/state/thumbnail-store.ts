import { createStore, type StoreApi } from 'zustand/vanilla';

/** What lies over the city on a panel: shares of its width and height. */
export interface PanelZone {
  kind: 'band' | 'block' | 'caption' | 'alert' | 'legend' | 'ticker' | 'chart' | 'pattern';
  left: number;
  top: number;
  width: number;
  height: number;
  /** What it says first; may be empty. */
  text: string;
}

/** What a panel of a wall showed. */
export interface PanelPicture {
  /** Hub time of the image; null before the first. */
  at: number | null;
  /** A JPEG of its part of the city, `width` × `height` pixels. */
  image: Uint8Array<ArrayBuffer> | null;
  width: number;
  height: number;
  theme: 'night' | 'day';
  /** Height of text to be read, as a share of the panel's height. */
  text: number;
  zones: readonly PanelZone[];
}

export interface ThumbnailState {
  /** By screen id, of panels that are here; empty while nobody on this screen watches. A new map for every change. */
  pictures: ReadonlyMap<string, PanelPicture>;
}

export type ThumbnailStore = StoreApi<ThumbnailState>;

export const createThumbnailStore = (): ThumbnailStore => createStore<ThumbnailState>(() => ({ pictures: new Map() }));
