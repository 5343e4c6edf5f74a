import type { StreetGraph } from '@/model';
import type { OsmFeature } from './read-tiles';
import { streetClass } from './ways';

/** Streets of OpenStreetMap; lines that share a point (to 1e-7°) share the node. `sources` has the object of each way. */
export function osmStreets(features: readonly OsmFeature[]): { graph: StreetGraph; sources: OsmFeature[] } {
  const nodes: number[] = [];
  const known = new Map<string, number>();
  const ways: StreetGraph['ways'] = [];
  const sources: OsmFeature[] = [];
  for (const feature of features) {
    const { tags, lines } = feature;
    const street = streetClass(tags);
    if (!street) continue;
    for (const line of lines) {
      const indices = line.map(([longitude, latitude]) => {
        const [x, y] = [Math.round(longitude * 1e7), Math.round(latitude * 1e7)];
        const key = `${x},${y}`;
        const index = known.get(key) ?? known.size;
        if (index === known.size) {
          known.set(key, index);
          nodes.push(x / 1e7, y / 1e7);
        }
        return index;
      });
      const distinct = indices.filter((index, i) => index !== indices[i - 1]);
      if (distinct.length < 2) continue;
      ways.push({ nodes: distinct, class: street, name: tags['name'] ?? null });
      sources.push(feature);
    }
  }
  return { graph: { nodes, ways }, sources };
}
