/** Pixels of a photo's longer side, and bytes of its JPEG, that the hub takes. */
const longestSide = 1_600;
const mostBytes = 1_000_000;

/**
 * A picture as a JPEG small enough for the hub. Drawn anew, so that nothing of the file but what is seen goes on: not where and with
 * what it was taken. @throws when it is no picture this browser can read.
 */
export async function smallPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  try {
    for (let side = longestSide; side >= 400; side = Math.round(side * 0.75)) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
      const context = canvas.getContext('2d');
      if (!context) throw new Error('this browser gave no canvas to draw the picture on');
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      for (const quality of [0.85, 0.7, 0.5]) {
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
        if (blob.size <= mostBytes) return blob;
      }
    }
    throw new Error('the picture cannot be made small enough');
  } finally {
    picture.close();
  }
}
