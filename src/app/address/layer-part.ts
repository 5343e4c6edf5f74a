import { aspectSchemas, type LayersAspect, type LayerState } from '@/model';
import { inOrder, readNumber, readWord, writeNumber, writeWord } from './words';

const pattern = /^(?<hidden>-?)(?<id>[^:@+-][^:@+]*)(?::(?<colour>[^:@+]+))?(?:@(?<opacity>\d+))?(?:\+(?<order>\d+))?$/;

/** `-workers,buildings:height@60+2`: hidden, coloured by, opacity in percent, order. A layer shown as always is left out. */
export function writeLayers(layers: LayersAspect): string {
  return inOrder(layers).map(([id, state]) => {
    const change = changeOf(state);
    return change === '' ? '' : (state.visible ? '' : '-') + writeWord(id) + change.replace(/^-/, '');
  }).filter(Boolean).join(',');
}

/** What sets a layer apart from one fully shown; empty when nothing does. */
function changeOf({ visible, opacity, order, colourBy }: LayerState): string {
  const percent = writeNumber(opacity * 100, 0);
  return [
    visible ? '' : '-',
    colourBy ? `:${writeWord(colourBy)}` : '',
    percent === '100' ? '' : `@${percent}`,
    order === undefined ? '' : `+${order}`,
  ].join('');
}

export function readLayers(text: string, wrong: (piece: string) => void): LayersAspect {
  const found: [string, LayerState][] = [];
  for (const piece of text.split(',')) {
    const layer = readLayer(piece);
    if (layer) found.push(layer);
    else wrong(piece);
  }
  return Object.fromEntries(found);
}

function readLayer(piece: string): [string, LayerState] | null {
  const { hidden, id, colour, opacity, order } = pattern.exec(piece)?.groups ?? {};
  const name = id === undefined ? null : readWord(id);
  const colourBy = colour === undefined ? undefined : readWord(colour);
  if (name === null || colourBy === null) return null;
  const state = {
    visible: hidden === '',
    opacity: opacity === undefined ? 1 : (readNumber(opacity) ?? NaN) / 100,
    ...(order === undefined ? {} : { order: readNumber(order) }),
    ...(colourBy === undefined ? {} : { colourBy }),
  };
  const checked = aspectSchemas.layers.safeParse(Object.fromEntries([[name, state]]));
  return checked.success && checked.data[name] ? [name, checked.data[name]] : null;
}
