export { textFor, type Text } from './text';
export { TextProvider, useText } from './text-provider';
export type { TextKey } from './text-key';
export { screenNameText } from './screen-name';
