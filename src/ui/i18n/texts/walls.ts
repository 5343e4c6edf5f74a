/** Video walls: the code a panel shows, the wall editor, the test pattern. */
export const en = {
  pattern: {
    pixels: '{{size}} px',
    otherPixels: 'Window {{size}} px, described {{described}} px',
  },
} as const;

export const zh = {
  pattern: {
    pixels: '{{size}} 像素',
    otherPixels: '窗口 {{size}} 像素，设定 {{described}} 像素',
  },
} as const;
