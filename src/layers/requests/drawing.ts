import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import type { Phase } from './phase';
import { categoryIcon, countIcon, pinAspect, type PinAtlas } from './pin-atlas';
import { PinLayer } from './pin-layer';
import type { PinCluster } from './cluster';
import type { Pin, PinSet } from './source';

/** One hue per phase, told apart by deuteranopes, protanopes and tritanopes through lightness as well. */
export const phaseColours: Record<Phase, string> = {
  waiting: '#ffb45e',
  handling: '#58a6ff',
  paused: '#a9b4c2',
  checking: '#7fe0c3',
  closed: '#6b7788',
};
const clusterColours: Record<Theme, string> = { night: '#dfe7f2', day: '#26344a' };

/** What is over steps back: opacity of 255, and size. */
const closedAlpha = 140;
const closedSize = 0.75;

const toColor = (hex: string, alpha = 255): Color => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha];
};

const ringOf = ({ limit }: Pick<Pin, 'limit'>): number => (limit === null ? -1 : limit.late ? 2 : limit.left);

interface PinDrawing {
  atlas: PinAtlas;
  theme: Theme;
  opacity: number;
  /** Of a pin's head, CSS pixels. */
  width: number;
}

/** Opacity of the selected pin where something stands before it, of 255. */
const traceAlpha = 90;

/** The selected pin stands out by size, and leaves a trace where something stands before it. */
export function drawPins({ pins, clusters }: PinSet, { atlas, theme, opacity, width }: PinDrawing): Layer[] {
  const height = width * pinAspect;
  const shared = {
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
    // deck.gl takes any image here, though its type names two kinds only.
    iconAtlas: atlas.image as unknown as string,
    iconMapping: atlas.mapping,
    sizeUnits: 'pixels',
    parameters: { depthWriteEnabled: false },
    opacity,
  } as const;
  const sizeOf = ({ selected, phase }: Pin): number => height * (selected ? 1.4 : phase === 'closed' ? closedSize : 1);
  return [
    new PinLayer<Pin>({
      ...shared,
      id: 'requests-trace',
      data: pins.filter(({ selected }) => selected),
      pickable: false,
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
      getPosition: ({ position }) => position,
      getIcon: ({ category }) => categoryIcon(category),
      getSize: sizeOf,
      getColor: ({ phase }) => toColor(phaseColours[phase], traceAlpha),
      getRing: ringOf,
    }),
    new PinLayer<PinCluster>({
      ...shared,
      id: 'request-clusters',
      data: clusters,
      pickable: true,
      getPosition: ({ position }) => position,
      getIcon: ({ requests }) => countIcon(requests.length),
      getSize: height,
      getColor: toColor(clusterColours[theme]),
      getRing: ({ late }) => (late > 0 ? 3 + late : -1),
    }),
    new PinLayer<Pin>({
      ...shared,
      id: 'requests',
      data: pins,
      pickable: true,
      getPosition: ({ position }) => position,
      getIcon: ({ category }) => categoryIcon(category),
      getSize: sizeOf,
      getColor: ({ phase }) => toColor(phaseColours[phase], phase === 'closed' ? closedAlpha : 255),
      getRing: ringOf,
    }),
  ];
}
