import type { TextKey } from '@/ui';
import type { StartedLayer } from '../program';

/** Layers a person can switch, in the order of the digit keys; streets and water are drawn by the city itself. */
export const layerIds = (layers: readonly StartedLayer[]): string[] => [...layers.filter(({ layer }) => !layer.unlisted).map(({ layer }) => layer.id), 'ground'];

export const layerTitle = (layers: readonly StartedLayer[], id: string): TextKey =>
  layers.find(({ layer }) => layer.id === id)?.layer.title ?? 'layers.layer.ground';
