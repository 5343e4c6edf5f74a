/** Showing something to the whole room. */
export const en = {
  send: 'Show on the wall',
  thing: 'Show {{name}} on the wall',
  shown: 'Shown to the room',
  undo: 'Undo',
  undoRoom: 'Undo the room',
  undone: 'The room shows what it showed before',
  leading: 'The room shows this already',
  leadingHelp: 'This screen leads it.',
  failed: 'The room could not be shown this',
  failedHelp: 'Try again when this screen is linked. ({{why}})',
  carry: 'onto the picture of the wall',
  letGo: 'let go to show it',
  here: 'Show it',
  sides: { left: 'Left column', card: 'Across the wall', right: 'Right column' },
} as const;

export const zh = {
  send: '投到大屏',
  thing: '将“{{name}}”投到大屏',
  shown: '已向房间展示',
  undo: '撤销',
  undoRoom: '撤销房间画面',
  undone: '房间已恢复先前画面',
  leading: '房间已显示此画面',
  leadingHelp: '当前由本屏主控。',
  failed: '无法向房间展示',
  failedHelp: '请在本屏联动后重试。（{{why}}）',
  carry: '拖到大屏实况上',
  letGo: '松开即可展示',
  here: '展示',
  sides: { left: '左侧栏', card: '大屏中央', right: '右侧栏' },
} as const;
