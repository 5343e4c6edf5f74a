const [cellWidth, cellHeight] = [192, 168];
const [columns, rows] = [8, 6];
const border = 6;
/** Below the picture its card has a point that stands on its pole. */
const stem = 18;

type Cell = Record<string, { x: number; y: number; width: number; height: number; anchorY: number }>;

/** Small pictures of the newest photos on one image. */
export interface PhotoSheet {
  readonly image: HTMLCanvasElement;
  readonly mapping: Cell;
  /** Grows when something was drawn on it. */
  readonly version: number;
  iconOf(id: string): string;
  /** Draws what is not on it yet, the last ones first; `load` gives the picture. */
  want(photos: readonly { id: string; load(): Promise<Blob> }[]): void;
}

/** `onDrawn`: there is more to see than before. */
export function createPhotoSheet(onDrawn: () => void): PhotoSheet {
  const mapping: Cell = {};
  const used = new Map<string, number>();
  const asked = new Set<string>();
  let version = 0;
  let image = document.createElement('canvas');
  [image.width, image.height] = [columns * cellWidth, rows * cellHeight];

  const cell = (index: number): { x: number; y: number } => ({ x: (index % columns) * cellWidth, y: Math.floor(index / columns) * cellHeight });
  const frame = (context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }): void => {
    context.clearRect(x, y, cellWidth, cellHeight);
    context.fillStyle = '#ffffff';
    context.beginPath();
    context.roundRect(x + 1, y + 1, cellWidth - 2, cellHeight - stem - 1, 10);
    // The same way round as the card: where both lie, neither takes the other away.
    context.moveTo(x + cellWidth / 2 - stem, y + cellHeight - stem - 1);
    context.lineTo(x + cellWidth / 2 + stem, y + cellHeight - stem - 1);
    context.lineTo(x + cellWidth / 2, y + cellHeight - 1);
    context.fill();
  };
  /** Another image, so that the GPU's copy is made anew. */
  const redraw = (draw: (context: CanvasRenderingContext2D) => void): void => {
    const next = document.createElement('canvas');
    [next.width, next.height] = [image.width, image.height];
    const context = next.getContext('2d');
    if (!context) return;
    context.drawImage(image, 0, 0);
    draw(context);
    image = next;
    version++;
  };
  const place = (name: string, index: number): void => {
    mapping[name] = { ...cell(index), width: cellWidth, height: cellHeight, anchorY: cellHeight };
  };

  const show = (id: string, picture: ImageBitmap): void => {
    // The first cell is the camera of those that have no picture (yet); the longest there gives way.
    const index = used.size + 1 < columns * rows ? used.size + 1 : used.values().next().value!;
    const evicted = [...used].find(([, held]) => held === index)?.[0];
    if (evicted !== undefined) {
      used.delete(evicted);
      asked.delete(evicted);
      delete mapping[evicted];
    }
    used.set(id, index);
    const { x, y } = cell(index);
    const [width, height] = [cellWidth - 2 * border, cellHeight - stem - 2 * border];
    const scale = Math.max(width / picture.width, height / picture.height);
    redraw((context) => {
      frame(context, { x, y });
      const [w, h] = [width / scale, height / scale];
      context.drawImage(picture, (picture.width - w) / 2, (picture.height - h) / 2, w, h, x + border, y + border, width, height);
    });
    place(id, index);
    picture.close();
    onDrawn();
  };

  place('camera', 0);
  redraw((context) => {
    frame(context, { x: 0, y: 0 });
    context.strokeStyle = context.fillStyle = '#33475f';
    context.lineWidth = 7;
    context.beginPath();
    context.roundRect(56, 52, 80, 58, 10);
    context.moveTo(112, 81);
    context.arc(96, 81, 16, 0, 2 * Math.PI);
    context.stroke();
    context.fillRect(82, 40, 28, 14);
  });

  return {
    get image() {
      return image;
    },
    get version() {
      return version;
    },
    mapping,
    iconOf: (id) => (used.has(id) ? id : 'camera'),
    want(photos) {
      for (const { id, load } of photos.slice(-(columns * rows - 1))) {
        if (asked.has(id)) continue;
        asked.add(id);
        load().then((blob) => createImageBitmap(blob)).then((picture) => show(id, picture), () => {
          // Its card keeps the camera; the panel says why the picture cannot be had. Another change of the room asks again.
          asked.delete(id);
        });
      }
    },
  };
}
