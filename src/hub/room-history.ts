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
  readonly size: number;
}

export function createRoomHistory(): RoomHistory {
  const pictures: { picture: RoomPicture; text: string }[] = [];
  return {
    keep(picture) {
      const text = JSON.stringify(picture);
      if (Object.keys(picture.values).length === 0 || pictures.at(-1)?.text === text) return;
      pictures.push({ picture, text });
      if (pictures.length > kept) pictures.shift();
    },
    takeLast: () => pictures.pop()?.picture ?? null,
    get size() {
      return pictures.length;
    },
  };
}
