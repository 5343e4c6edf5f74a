export interface Spot {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Hands out rectangles of a picture of that size, row by row; null when it is full. */
export interface Shelves {
  place(width: number, height: number): Spot | null;
  clear(): void;
}

export function createShelves(pictureWidth: number, pictureHeight: number): Shelves {
  let rows: { y: number; height: number; used: number }[] = [];
  let next = 0;
  return {
    place(width, height) {
      if (width > pictureWidth) return null;
      // A row much higher than what it holds would be wasted on it.
      let row = rows.find((one) => one.height >= height && one.height <= height * 1.5 && one.used + width <= pictureWidth);
      if (!row) {
        if (next + height > pictureHeight) return null;
        row = { y: next, height, used: 0 };
        rows.push(row);
        next += height;
      }
      const spot = { x: row.used, y: row.y, width, height };
      row.used += width;
      return spot;
    },
    clear() {
      rows = [];
      next = 0;
    },
  };
}
