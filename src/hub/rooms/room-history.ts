import { isDeepStrictEqual } from 'node:util';
import type { Caption, ShownValues } from '@/model';

const kept = 50;

/** What a room showed: its values, and what was said with them. */
export interface RoomPicture {
  values: ShownValues;
  caption: Caption | null;
}

/** Earlier pictures of a room, to return to; the newest 50. */
export interface RoomHistory {
  /** An empty picture, and one like the last, is not kept. */
  keep(picture: RoomPicture): void;
  takeLast(): RoomPicture | null;
  /** The oldest first; another list after every change. */
  readonly pictures: readonly RoomPicture[];
}

export function createRoomHistory(remembered: readonly RoomPicture[] = []): RoomHistory {
  let pictures = [...remembered];
  return {
    keep(picture) {
      if (Object.keys(picture.values).length === 0 || isDeepStrictEqual(pictures.at(-1), picture)) return;
      pictures = [...pictures, picture].slice(-kept);
    },
    takeLast() {
      const last = pictures.at(-1) ?? null;
      if (last) pictures = pictures.slice(0, -1);
      return last;
    },
    get pictures() {
      return pictures;
    },
  };
}
