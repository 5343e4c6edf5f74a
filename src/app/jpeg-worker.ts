/** Makes JPEGs of pixels, away from the page's own thread; `image` null: this browser cannot. */
export interface ToJpeg {
  call: number;
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
}
export interface FromJpeg {
  call: number;
  image: Uint8Array<ArrayBuffer> | null;
}

/** At this quality a picture of 320 × 180 pixels has about 12 kB. */
const quality = 0.72;

const scope = globalThis as unknown as { onmessage: (event: MessageEvent<ToJpeg>) => void; postMessage(message: FromJpeg, transfer: Transferable[]): void };

scope.onmessage = async ({ data: { call, width, height, rgba } }) => {
  try {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')!.putImageData(new ImageData(rgba, width, height), 0, 0);
    const image = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality })).arrayBuffer());
    scope.postMessage({ call, image }, [image.buffer]);
  } catch {
    scope.postMessage({ call, image: null }, []);
  }
};
