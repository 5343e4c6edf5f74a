import { PNG } from 'pngjs';

/** The picture at 1/`factor` of its width and height, each pixel the mean of those it stands for; a remainder at the edges is cut. */
export function shrink(picture: PNG, factor: number): PNG {
  const small = new PNG({ width: Math.floor(picture.width / factor), height: Math.floor(picture.height / factor) });
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++) {
          for (let dx = 0; dx < factor; dx++) sum += picture.data[((y * factor + dy) * picture.width + x * factor + dx) * 4 + channel]!;
        }
        small.data[(y * small.width + x) * 4 + channel] = Math.round(sum / factor ** 2);
      }
    }
  }
  return small;
}
