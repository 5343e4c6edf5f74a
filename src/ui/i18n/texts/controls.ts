/** Buttons that move the camera. */
export const en = {
  title: 'Camera',
  north: 'Looking {{bearing}}°. Turn to north',
  tilt: { top: 'Look straight down', oblique: 'Look at the city from the side' },
  nearer: 'Nearer',
  farther: 'Farther',
} as const;

export const zh = {
  title: '视角',
  north: '当前朝向 {{bearing}}°，点按转为正北',
  tilt: { top: '垂直俯视', oblique: '斜视城市' },
  nearer: '拉近',
  farther: '拉远',
} as const;
