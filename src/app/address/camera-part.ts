import { viewStateSchema, type ViewState } from '@/model';
import { readNumber, writeNumber } from './words';

type Detail = 'height' | 'bearing' | 'pitch' | 'roll' | 'fovy';

/** Unit letter and decimals: 0.1 m and 0.01° are less than a pixel. */
const details: readonly [field: Detail, letter: string, digits: number, always: boolean][] = [
  ['height', 'm', 1, true], ['bearing', 'b', 2, true], ['pitch', 'p', 2, true], ['roll', 'r', 2, false], ['fovy', 'f', 2, false],
];

/** `@latitude,longitude,620m,305b,69p`, and roll `r` and field of view `f` where they are not those of `usual`. */
export function writeCamera(view: ViewState, usual: ViewState): string {
  const place = [view.latitude, view.longitude].map((value) => writeNumber(value, 6));
  const rest = details.map(([field, letter, digits, always]) => {
    const value = writeNumber(view[field], digits);
    return always || value !== writeNumber(usual[field], digits) ? value + letter : '';
  });
  return `@${[...place, ...rest.filter(Boolean)].join(',')}`;
}

/** Reads what `writeCamera` writes; a detail left out or wrong is that of `usual`. Null without a place on earth. */
export function readCamera(text: string, usual: ViewState, wrong: (piece: string) => void): ViewState | null {
  const [latitude, longitude, ...rest] = text.slice(1).split(',');
  const place = viewStateSchema.pick({ latitude: true, longitude: true }).safeParse({ latitude: readNumber(latitude ?? ''), longitude: readNumber(longitude ?? '') });
  if (!place.success) {
    wrong(text);
    return null;
  }
  const view = { ...usual, ...place.data };
  for (const piece of rest) {
    const field = details.find(([, letter]) => piece.endsWith(letter))?.[0];
    const value = field && viewStateSchema.shape[field].safeParse(readNumber(piece.slice(0, -1)));
    if (field && value?.success) view[field] = value.data;
    else wrong(piece);
  }
  return view;
}
