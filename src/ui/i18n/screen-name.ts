import type { Text } from './text';

const classOf = { Wall: 'large', Desk: 'medium', Tablet: 'small' } as const;

/** Name of a screen in the reader's language: names a screen gave itself (`Desk 6d0b`, `Wall 1-2`) are translated, given ones are not. */
export function screenNameText({ t }: Pick<Text, 't'>, name: string): string {
  const [, kind, own] = /^(Wall|Desk|Tablet) ([\da-f]{4}|\d+-\d+)$/.exec(name) ?? [];
  return kind === undefined ? name : `${t(`link.class.${classOf[kind as keyof typeof classOf]}`)} ${own}`;
}
