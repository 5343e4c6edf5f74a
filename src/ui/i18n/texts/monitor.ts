/** The wall as the desk sees it. */
export const en = {
  title: 'The wall now',
  none: 'No wall is linked to this room. Open /wall on a panel, or describe one under “Walls” (F8).',
  choose: 'Which wall',
  windows: 'Wall {{rows}} × {{columns}}',
  wall: 'What a wall of {{rows}} rows and {{columns}} columns shows now',
  waiting: 'no picture yet',
  age: 'picture {{duration}} old',
  enlarge: 'Enlarge',
  shownBy: 'shown by {{name}}',
} as const;

export const zh = {
  title: '大屏实况',
  none: '本房间尚无大屏联动。请在屏上打开 /wall，或在“大屏”（F8）中设定。',
  choose: '选择大屏',
  windows: '大屏 {{rows}} × {{columns}}',
  wall: '{{rows}} 行 {{columns}} 列大屏当前的画面',
  waiting: '暂无画面',
  age: '画面为 {{duration}}前',
  enlarge: '放大',
  shownBy: '由 {{name}} 展示',
} as const;
