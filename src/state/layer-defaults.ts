import { aspectSchemas, type LayersAspect, type ScreenClass } from '@/model';

type Held = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

const keyOf = (screenClass: ScreenClass): string => `metroscope.layers.${screenClass}`;

/** How a person wants layers when a screen of this class opens in this browser; null where nothing (or nothing legible) is remembered. */
export function readLayerDefaults(screenClass: ScreenClass, storage: Held): LayersAspect | null {
  try {
    const parsed = aspectSchemas.layers.safeParse(JSON.parse(storage?.getItem(keyOf(screenClass)) ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Remembers layers for the next start, null to forget them. A full or forbidden storage only means that they are forgotten. */
export function writeLayerDefaults(screenClass: ScreenClass, storage: Held, layers: LayersAspect | null): void {
  try {
    if (layers) storage?.setItem(keyOf(screenClass), JSON.stringify(layers));
    else storage?.removeItem(keyOf(screenClass));
  } catch {
    // As the comment above says.
  }
}
