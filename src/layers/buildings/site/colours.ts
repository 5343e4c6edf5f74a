import type { Theme } from '@/state';

interface FloorColours {
  wall: string;
  slab: string;
  edge: string;
  /** The floor under the pointer, and its label. */
  hovered: string;
  /** The floor that was chosen. */
  chosen: string;
  /** Share of its own colour that a floor shows without any light. */
  glow: number;
  labelSurface: string;
  labelText: string;
}

/** The selected building is the brightest thing of the city; its lines carry the selection's own hue. */
export const floorColours: Record<Theme, FloorColours> = {
  night: { wall: '#c4d3ea', slab: '#eef4fc', edge: '#ffd27a', hovered: '#ffd27a', chosen: '#f5a742', glow: 0.3, labelSurface: '#0f1622', labelText: '#eaf0f6' },
  day: { wall: '#f6f1e6', slab: '#ffffff', edge: '#c2480a', hovered: '#ff9a4d', chosen: '#f07a1e', glow: 0.25, labelSurface: '#fcfbf8', labelText: '#141a22' },
};
