import { expect, test } from 'vitest';
import { readFrames, writeFrames, type Frame } from './frames';

test('bytes within a frame come out as they went in, whether they were a Buffer or not', () => {
  const message = (image: Uint8Array): Frame => ({ k: 'tell', to: ['desk'], importance: 'thumbnail', event: 'thumbnail', message: { screenId: 'wall', image, face: { zones: [] } } });
  const bytes = new Uint8Array([0, 1, 254, 255]);
  for (const image of [bytes, Buffer.from(bytes), new Uint8Array([9, ...bytes]).subarray(1)]) expect(readFrames(writeFrames([message(image)]))).toEqual([message(bytes)]);
});
