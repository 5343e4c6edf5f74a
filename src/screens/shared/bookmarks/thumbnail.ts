const width = 256;
const height = 160;

/** A small picture of a large one, its middle filling the frame, as a `data:` address of a few kilobytes. */
export function thumbnailOf(picture: HTMLCanvasElement): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const scale = Math.max(width / picture.width, height / picture.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (width - picture.width * scale) / 2, (height - picture.height * scale) / 2, picture.width * scale, picture.height * scale);
  const webp = canvas.toDataURL('image/webp', 0.8);
  return webp.startsWith('data:image/webp') ? webp : canvas.toDataURL('image/jpeg', 0.8);
}
