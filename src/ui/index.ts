import '@fontsource-variable/inter/wght.css';
import './theme/tokens.css';
import './theme/base.css';

export * from './i18n';
export { Button, IconButton } from './blocks/button';
export { Panel } from './blocks/panel';
export { Badge } from './blocks/badge';
export { Figure } from './blocks/figure';
export { Ring } from './blocks/ring';
export { Message } from './blocks/message';
export { Facts } from './blocks/facts';
export { LegendList } from './blocks/legend';
export { classes } from './blocks/classes';
export { RangeSlider } from './blocks/range-slider';
export { Slider } from './blocks/slider';
export { useRemembered } from './blocks/remembered';
export { Sheet } from './blocks/sheet';
export { type SheetStop } from './blocks/sheet-stops';
