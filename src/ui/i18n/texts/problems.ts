/** What went wrong and what to do; `{code}.title` and `{code}.remedy`. */
export const en = {
  noLink: {
    title: 'This page was opened without a sign-in link',
    remedy: 'Open one of the links that “npm start” prints in its terminal, or ask whoever runs the hub for one.',
  },
  denied: {
    title: 'This sign-in link is not accepted',
    remedy: 'It may have expired or belong to another hub. Ask whoever runs the hub for a new link.',
  },
  unreachable: {
    title: 'The hub does not answer',
    remedy: 'Check that it is running and that this device is on its network. This page tries again by itself.',
  },
  city: {
    title: 'The city could not be read',
    remedy: 'Import it again with “npm run city -- import”, then reload this page.',
  },
  webgl: {
    title: 'This browser cannot draw the city',
    remedy: 'The city needs WebGL 2. Switch on hardware acceleration in the browser’s settings, or use a current Chrome, Edge, Firefox or Safari.',
  },
  tile: {
    title: 'This wall address does not say which part of the wall to show',
    remedy: 'Write /wall?tile=row,column,rows,columns with row and column counted from 0: a wall of one row and two windows is tile=0,0,1,2 and tile=0,1,1,2.',
  },
  crash: {
    title: 'Something in this page broke',
    remedy: 'Reload the page. If it happens again, send the text below to whoever runs the hub.',
  },
  stageLost: {
    title: 'The graphics device was lost',
    remedy: 'The picture is being rebuilt; nothing needs to be done.',
  },
  tilesFailed: {
    title_one: '{{count}} part of the city could not be loaded',
    title_other: '{{count}} parts of the city could not be loaded',
    remedy: 'They are asked for again. If it stays so, check the network and the city folder.',
  },
  version: { title: 'This page and the hub are of different versions', remedy: 'Reload the page to get the hub’s version.' },
  notice: {
    unauthorized: { title: 'The hub no longer accepts this sign-in', remedy: 'Open a new sign-in link.' },
    'version-mismatch': { title: 'This page and the hub are of different versions', remedy: 'Reload the page to get the hub’s version.' },
    'room-unavailable': {
      title: 'The hub cannot open this room now', remedy: 'Its database, or another hub, does not answer. This screen tries again by itself; if it stays so, tell whoever runs the hub.',
    },
    replaced: { title: 'This screen was opened again elsewhere', remedy: 'Close this window, or reload it to take over.' },
    'city-changed': { title: 'The hub shows another city now', remedy: 'Reload the page to see it.' },
    'lead-lost': { title: '{{name}} leads now: {{aspect}}', remedy: 'This screen follows. Take the lead to have it back.' },
    'lease-held': { title: 'Another screen leads: {{aspect}}', remedy: 'Ask its operator to hand over.' },
    forbidden: { title: 'This sign-in may not lead: {{aspect}}', remedy: 'Open the link of a screen that may, for example the desk.' },
    unavailable: { title: 'The hub does not answer', remedy: 'Try again when the screen is linked.' },
    'stage-no-size': { title: 'The city has no room on this page', remedy: 'Make the window larger.' },
    'stage-no-context': {
      title: 'The graphics device cannot be had back yet', remedy: 'This page goes on trying. If it stays so, close other tabs, or reload the page.',
    },
    'stage-city': { title: 'The city could not be opened', remedy: 'Check that the hub serves its folder, then reload the page.' },
    'stage-tiles': {
      title: 'Parts of the city that could not be loaded: {{count}}', remedy: 'They are asked for again. Check that the hub can be reached and that its city folder is complete.',
    },
    'stage-memory': { title: 'This page is short of memory', remedy: 'It keeps less of the city, step by step. Close other pages; reload this one if it stays so.' },
    someone: 'Another screen',
  },
  again: 'A wall tries again by itself.',
  notFound: { title: 'There is no such page', remedy: 'Choose one of the three screens.' },
  details: 'Details',
} as const;

export const zh = {
  noLink: {
    title: '打开本页时没有使用登录链接',
    remedy: '请打开 npm start 在终端中打印的链接，或向系统管理员索取。',
  },
  denied: {
    title: '登录链接无效',
    remedy: '链接可能已过期，或属于另一套系统。请向管理员索取新的链接。',
  },
  unreachable: {
    title: '中枢服务没有响应',
    remedy: '请确认服务正在运行，且本设备与其网络相通。页面会自动重试。',
  },
  city: {
    title: '无法读取城市数据',
    remedy: '请用 npm run city -- import 重新导入，然后重新载入页面。',
  },
  webgl: {
    title: '当前浏览器无法绘制城市',
    remedy: '绘制城市需要 WebGL 2。请在浏览器设置中开启硬件加速，或改用新版 Chrome、Edge、Firefox 或 Safari。',
  },
  tile: {
    title: '大屏地址没有说明显示哪一块',
    remedy: '请写成 /wall?tile=行,列,总行数,总列数，行号、列号从 0 数起：一行两块的大屏为 tile=0,0,1,2 和 tile=0,1,1,2。',
  },
  crash: {
    title: '页面发生错误',
    remedy: '请重新载入页面。如再次出现，请把下方文字发给系统管理员。',
  },
  stageLost: {
    title: '图形设备已丢失',
    remedy: '正在重建画面，无需任何操作。',
  },
  tilesFailed: {
    title_other: '有 {{count}} 块城市数据无法加载',
    remedy: '系统会自动重试。如持续存在，请检查网络和城市目录。',
  },
  version: { title: '页面与中枢服务版本不一致', remedy: '请重新载入页面以获取中枢服务的版本。' },
  notice: {
    unauthorized: { title: '登录已失效', remedy: '请打开新的登录链接。' },
    'version-mismatch': { title: '页面与中枢服务版本不一致', remedy: '请重新载入页面以获取中枢服务的版本。' },
    'room-unavailable': { title: '中枢服务暂时无法打开此房间', remedy: '其数据库或另一中枢没有响应。本屏会自动重试；如长时间未恢复，请告知系统管理员。' },
    replaced: { title: '该屏幕已在别处打开', remedy: '请关闭此窗口，或重新载入以接管。' },
    'city-changed': { title: '中枢服务已切换到其他城市', remedy: '请重新载入页面。' },
    'lead-lost': { title: '{{name}} 现在主控{{aspect}}', remedy: '本屏改为跟随，可再次取得主控。' },
    'lease-held': { title: '其他屏幕正在主控{{aspect}}', remedy: '请与其操作员协调移交。' },
    forbidden: { title: '当前登录无权主控{{aspect}}', remedy: '请使用有权限的登录链接，例如桌面端。' },
    unavailable: { title: '中枢服务没有响应', remedy: '请在恢复联动后重试。' },
    'stage-no-size': { title: '页面没有空间显示城市', remedy: '请放大窗口。' },
    'stage-no-context': { title: '暂时无法恢复图形设备', remedy: '页面会继续尝试。如长时间未恢复，请关闭其他标签页或重新载入。' },
    'stage-city': { title: '无法打开城市数据', remedy: '请确认中枢服务提供该城市目录，然后重新载入页面。' },
    'stage-tiles': { title: '{{count}} 个城市数据块无法加载', remedy: '正在重新请求。请确认可以连接中枢，且其城市目录完整。' },
    'stage-memory': { title: '本页面内存不足', remedy: '正在逐步减少保留的城市数据。请关闭其他页面；如长时间未恢复，请重新载入。' },
    someone: '其他屏幕',
  },
  again: '大屏会自动重试。',
  notFound: { title: '没有这个页面', remedy: '请从三种屏幕中选择一种。' },
  details: '详细信息',
} as const;
