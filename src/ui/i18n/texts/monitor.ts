/** The wall as the desk sees it. */
export const en = {
  title: 'The wall now',
  none: 'No wall is linked to this room. Open /wall on a panel, or describe one under “Walls” (F8).',
  offline: 'What the wall shows is not known while the hub cannot be reached.',
  choose: 'Which wall',
  windows: 'Wall {{rows}} × {{columns}}',
  wall: 'What a wall of {{rows}} rows and {{columns}} columns shows now',
  waiting: 'no picture yet',
  age: 'picture {{duration}} old',
  enlarge: 'Enlarge',
  shownBy: 'shown by {{name}}',
  this: 'This view',
  thisHelp: 'Press, or drag it onto the picture: the wall shows what this screen shows.',
} as const;

export const zh = {
  title: '大屏实况',
  none: '本房间尚无大屏联动。请在屏上打开 /wall，或在“大屏”（F8）中设定。',
  offline: '未连接中枢，暂无法获知大屏画面。',
  choose: '选择大屏',
  windows: '大屏 {{rows}} × {{columns}}',
  wall: '{{rows}} 行 {{columns}} 列大屏当前的画面',
  waiting: '暂无画面',
  age: '{{duration}}前的画面',
  enlarge: '放大',
  shownBy: '由 {{name}} 展示',
  this: '本屏画面',
  thisHelp: '点按或拖到大屏实况上：大屏将显示本屏的画面。',
} as const;
