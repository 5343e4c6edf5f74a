import type { CityManifest } from '@/model';
import type { TextKey } from '@/ui';
import type { StartedLayer } from '../../program';

/** What the city itself draws: its depth, not an order, says what is in front. */
const cityLayers: readonly string[] = ['buildings', 'ground'];

/** Those that a city has: some were imported without streets and water. */
export const cityLayersOf = ({ tilesets }: Pick<CityManifest, 'tilesets'>): string[] => cityLayers.filter((id) => id !== 'ground' || tilesets.ground !== null);

const listed = (layers: readonly StartedLayer[]): string[] => layers.filter(({ layer }) => !layer.unlisted).map(({ layer }) => layer.id);

/** Layers drawn over the city, in the order they have by themselves, front first. */
export const orderable = (layers: readonly StartedLayer[]): string[] => listed(layers).filter((id) => !cityLayers.includes(id));

/** All layers in the order of the digit keys, which stays when the layers are put in another order. */
export const layerIds = (layers: readonly StartedLayer[]): string[] => [...listed(layers), 'ground'];

/** The key that switches a layer; null beyond 9. */
export function digitOf(layers: readonly StartedLayer[], id: string): number | null {
  const digit = layerIds(layers).indexOf(id) + 1;
  return digit >= 1 && digit <= 9 ? digit : null;
}

/** Streets and water are drawn by the city itself and have no layer of their own. */
export const layerTitle = (layers: readonly StartedLayer[], id: string): TextKey =>
  layers.find(({ layer }) => layer.id === id)?.layer.title ?? 'layers.layer.ground';

/** Whether a layer can be anything between shown and not; translucent buildings would hide nothing of what stands behind them. */
export const fades = (id: string): boolean => id !== 'buildings';
