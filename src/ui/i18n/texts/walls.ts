/** Video walls: the code a panel shows, the wall editor, the test pattern. */
export const en = {
  pairing: {
    title: 'Enter this code at a desk',
    code: 'Code {{code}}',
    how: 'Open “Walls” at a desk of this hub, enter the code and choose this panel’s place. The city appears here by itself; after a restart, too.',
    howScreen: 'Or let a dispatcher enter this code at a desk, under “Walls”.',
    hub: 'Hub: {{host}}',
    trouble: 'The hub gives no code at the moment. This page tries again by itself.',
  },
  pattern: {
    pixels: '{{size}} px',
    otherPixels: 'Window {{size}} px, described {{described}} px',
  },
} as const;

export const zh = {
  pairing: {
    title: '请在桌面端输入此配对码',
    code: '配对码 {{code}}',
    how: '在本系统的桌面端打开“大屏”，输入配对码并选择本屏的位置。城市画面会自动出现，重启后也会自动恢复。',
    howScreen: '也可以请调度员在桌面端的“大屏”中输入此配对码。',
    hub: '中枢服务：{{host}}',
    trouble: '中枢服务暂时无法给出配对码，页面会自动重试。',
  },
  pattern: {
    pixels: '{{size}} 像素',
    otherPixels: '窗口 {{size}} 像素，设定 {{described}} 像素',
  },
} as const;
