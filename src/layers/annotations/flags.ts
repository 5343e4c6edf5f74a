import type { Vec3 } from '@/geo';
import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import { IconLayer, PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { constantPixels } from '../constant-pixels';
import { breakLines } from '../labels/break-lines';
import { evenPixels, nearer } from '../outline';
import type { Drawn } from './drawn';
import { annotationMarks, casings, inks } from './inks';
import type { LineStyle } from './lines';
import type { PhotoSheet } from './photo-sheet';

/** A note and a photo stand so high above their place, metres. */
const pole = 9;
const behind = 0.35;
const papers: Record<Theme, readonly [number, number, number]> = { night: [12, 19, 32], day: [255, 255, 255] };
const texts: Record<Theme, readonly [number, number, number]> = { night: [244, 247, 251], day: [20, 26, 34] };
const fontFamily = "'Inter Variable', 'Noto Sans SC Variable', sans-serif";
const noteLines = 3;
const noteWidth = 22;
/** Of a photo's card: in the screen's text, at most this share of the picture's height; the selected one is larger. */
const photo = { em: 6.2, share: 0.24, selected: 1.4 };

interface Flag extends Pick<Drawn, 'id' | 'properties'> {
  drawn: Drawn;
  foot: Vec3;
  top: Vec3;
  text: string;
}

/** Widths in letters: a Chinese one is as wide as two. */
const letters = (piece: string): number => [...piece].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);

const alpha = (rgb: readonly [number, number, number], strength: number): Color => [...rgb, 255 * strength];

const textOf = (theme: Theme, opacity: number) => ({
  coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, opacity, characterSet: 'auto', fontFamily, fontWeight: 600, fontSettings: { fontSize: 48 },
  updateTriggers: { getColor: theme, getBackgroundColor: theme, getBorderColor: theme },
}) as const;

/** Whose the selected and the newest drawings are. */
export function nameLayers(drawn: readonly Drawn[], { theme, opacity, em }: LineStyle, caption: (drawn: Drawn) => string, now: number): Layer[] {
  return [new TextLayer<Drawn>({
    ...textOf(theme, opacity), id: 'annotation-names', data: drawn.filter(({ namedUntil }) => namedUntil > now), getPosition: ({ path }) => path[0]!, getText: caption,
    getSize: em, getColor: alpha(texts[theme], 1), background: true, getBackgroundColor: alpha(papers[theme], 0.94), backgroundPadding: [em * 0.45, em * 0.2],
    getPixelOffset: [0, em * 1.5], extensions: [constantPixels], parameters: { depthCompare: 'always', depthWriteEnabled: false }, pickable: false,
  })];
}

/** Notes and photos on their poles, and the mark of a meaning where a line begins. `pictureHeight`: of the whole picture, CSS pixels. */
export function flagLayers(drawn: readonly Drawn[], { theme, opacity, em }: LineStyle, photos: PhotoSheet, pictureHeight: number): Layer[] {
  const card = Math.min(photo.em * em, photo.share * pictureHeight);
  const flags = drawn.map((one): Flag => {
    const { id, properties, path, content: { kind, text } } = one;
    const foot = path[0]!;
    const stands = kind === 'note' || kind === 'photo';
    return {
      id, properties, drawn: one, foot, top: stands ? [foot[0], foot[1], foot[2] + pole] : foot,
      text: kind === 'note' ? `${annotationMarks[one.content.colour]} ${breakLines(text, noteLines, noteWidth, letters).join('\n')}` : annotationMarks[one.content.colour],
    };
  });
  const standing = flags.filter(({ drawn: { content: { kind } } }) => kind === 'note' || kind === 'photo');
  const notes = flags.filter(({ drawn: { content: { kind } } }) => kind === 'note');
  const cards = flags.filter(({ drawn: { content: { kind } } }) => kind === 'photo');
  const lines = flags.filter(({ drawn: { content: { kind } } }) => kind !== 'note' && kind !== 'photo');
  const shared = { coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, opacity } as const;
  const inkOf = ({ drawn: { content: { colour }, strength } }: Flag, share = 1): Color => alpha(inks[theme][colour], strength * share);
  /** What stands before a flag leaves a trace of it: drawn twice. */
  const twice = (make: (hidden: boolean) => Layer): Layer[] => [make(true), make(false)];
  const depth = (hidden: boolean) => ({ depthCompare: hidden ? 'always' : 'less-equal', depthWriteEnabled: false }) as const;
  const seen = (hidden: boolean) => ({ extensions: hidden ? [constantPixels] : [nearer, constantPixels], parameters: depth(hidden), pickable: !hidden });
  const text = textOf(theme, opacity);
  return [
    ...twice((hidden) => new PathLayer<Flag>({
      ...shared, id: `annotation-poles${hidden ? '-hidden' : ''}`, data: standing, getPath: ({ foot, top }) => [foot, top], getWidth: em * 0.16, widthUnits: 'pixels', billboard: true,
      getColor: (flag) => inkOf(flag, hidden ? behind : 1), extensions: hidden ? [evenPixels] : [nearer, evenPixels], parameters: depth(hidden), pickable: false,
    })),
    ...twice((hidden) => new ScatterplotLayer<Flag>({
      ...shared, ...seen(hidden), id: `annotation-feet${hidden ? '-hidden' : ''}`, data: standing, getPosition: ({ foot }) => foot, getRadius: em * 0.3, radiusUnits: 'pixels', billboard: true,
      getFillColor: (flag) => inkOf(flag, hidden ? behind : 1), getLineColor: ({ drawn: { strength } }) => alpha(casings[theme], strength * (hidden ? 0 : 1)), stroked: true,
      getLineWidth: em * 0.1, lineWidthUnits: 'pixels', updateTriggers: { getFillColor: theme, getLineColor: theme },
    })),
    new TextLayer<Flag>({
      ...text, id: 'annotation-marks', data: lines, getPosition: ({ foot }) => foot, getText: ({ text: mark }) => mark, getSize: em * 0.95, getColor: (flag) => inkOf(flag),
      background: true, getBackgroundColor: ({ drawn: { strength } }) => alpha(papers[theme], strength * 0.9), backgroundPadding: [em * 0.22, em * 0.02], backgroundBorderRadius: em,
      extensions: [nearer, constantPixels], parameters: depth(false), pickable: true,
    }),
    ...twice((hidden) => new IconLayer<Flag>({
      ...shared, ...seen(hidden), id: `annotation-photos${hidden ? '-hidden' : ''}`, data: cards, getPosition: ({ top }) => top,
      // deck.gl takes any image here, though its type names two kinds only.
      iconAtlas: photos.image as unknown as string, iconMapping: photos.mapping, getIcon: ({ drawn: { id } }) => photos.iconOf(id),
      getSize: ({ drawn: { selected } }) => card * (selected ? photo.selected : 1), sizeUnits: 'pixels', sizeBasis: 'height',
      getColor: ({ drawn: { strength } }) => [255, 255, 255, 255 * strength * (hidden ? behind : 1)], updateTriggers: { getIcon: photos.version },
    })),
    ...twice((hidden) => new TextLayer<Flag>({
      ...text, ...seen(hidden), id: `annotation-notes${hidden ? '-hidden' : ''}`, data: notes, getPosition: ({ top }) => top, getText: ({ text: note }) => note,
      getSize: ({ drawn: { selected } }) => em * (selected ? 1.3 : 1.05), getColor: ({ drawn: { strength } }) => alpha(texts[theme], strength * (hidden ? behind : 1)), lineHeight: 1.25,
      background: true, getBackgroundColor: ({ drawn: { strength } }) => alpha(papers[theme], strength * (hidden ? 0.25 : 0.94)), backgroundPadding: [em * 0.55, em * 0.3],
      getBorderColor: (flag) => inkOf(flag, hidden ? behind : 1), getBorderWidth: em * 0.14, backgroundBorderRadius: em * 0.25, getAlignmentBaseline: 'bottom',
    })),
  ];
}

/** Dots on the corners set so far of what is begun, so that the first is seen too. */
export function cornerLayers(drawn: readonly Drawn[], { theme, em }: LineStyle): Layer[] {
  const corners = drawn.flatMap(({ path, content: { kind, colour } }) => (kind === 'ink' ? [] : path.slice(0, 64).map((at) => ({ at, colour }))));
  return [new ScatterplotLayer<(typeof corners)[number]>({
    id: 'annotation-draft-corners', data: corners, coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, pickable: false, getPosition: ({ at }) => at, getRadius: em * 0.32, radiusUnits: 'pixels',
    billboard: true, getFillColor: ({ colour }) => alpha(inks[theme][colour], 1), stroked: true, getLineColor: alpha(casings[theme], 1), getLineWidth: em * 0.1, lineWidthUnits: 'pixels',
    extensions: [constantPixels], parameters: { depthCompare: 'always', depthWriteEnabled: false },
  })];
}
