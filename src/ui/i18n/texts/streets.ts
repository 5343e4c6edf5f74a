/** Streets: their tip and panel. */
export const en = {
  title: 'Street',
  unnamed: 'Way without a name',
  kind: 'Kind',
  length: 'Length',
  houses: 'House numbers',
  more: '{{count}} more',
  loading: 'Loading the streets …',
  failed: 'The streets could not be loaded.',
  absent: 'This city has no such street.',
  class: {
    motorway: 'Motorway', primary: 'Main road', secondary: 'Secondary road', local: 'Street', service: 'Service road', path: 'Footpath or cycleway',
  },
} as const;

export const zh = {
  title: '道路',
  unnamed: '未命名道路',
  kind: '类型',
  length: '长度',
  houses: '门牌号',
  more: '另有 {{count}} 个',
  loading: '正在加载道路…',
  failed: '无法加载道路。',
  absent: '本市没有该道路。',
  class: {
    motorway: '高速公路', primary: '主干道', secondary: '次干道', local: '街道', service: '服务通道', path: '步行道或自行车道',
  },
} as const;
