import type { BuildingAttribute, LayerFilter } from '@/model';
import { classReader, noValue } from './classes';
import { rampColour, type Rgb } from './ramp';

/** What the tiles say of a building. */
export type Properties = Readonly<Record<string, string | number>>;

/** How one building is drawn: in a colour, as if nothing were coloured, or not at all. */
export type Paint = (properties: Properties) => Rgb | 'neutral' | 'hidden';

/**
 * How buildings are drawn for the chosen attribute and the filters; null when all of them have their own look. A filter on an
 * attribute this city does not have hides nothing.
 */
export function paintOf(attributes: readonly BuildingAttribute[], colourBy: string | null, filter: LayerFilter | undefined): Paint | null {
  const chosen = attributes.find(({ id }) => id === colourBy);
  const hides = attributes.flatMap((attribute) => hiding(attribute, filter) ?? []);
  if (!chosen && hides.length === 0) return null;
  const colour: Paint = chosen ? colouring(chosen) : () => 'neutral';
  return (properties) => (hides.some((hidden) => hidden(properties)) ? 'hidden' : colour(properties));
}

/** What an attribute's filter hides; null when it hides nothing. */
function hiding(attribute: BuildingAttribute, filter: LayerFilter | undefined): ((properties: Properties) => boolean) | null {
  const { id } = attribute;
  const hidden = new Set(filter?.hidden[id]);
  if (attribute.type === 'class') {
    const classOf = classReader(attribute);
    return hidden.size === 0 ? null : (properties) => hidden.has(classOf(properties[id]).key);
  }
  const range = filter?.ranges[id];
  if (!range && !hidden.has(noValue)) return null;
  const [least, most] = range ? widened(range) : [-Infinity, Infinity];
  return (properties) => {
    const value = properties[id];
    return typeof value === 'number' ? value < least || value > most : true;
  };
}

/** Values in the tiles are single-precision: the ends of a range must not lose those that lie on them. */
const widened = ([least, most]: readonly [number, number]): [number, number] => [least - Math.abs(least) * 1e-6, most + Math.abs(most) * 1e-6];

function colouring(attribute: BuildingAttribute): Paint {
  const { id } = attribute;
  if (attribute.type === 'class') {
    const classOf = classReader(attribute);
    return (properties) => classOf(properties[id]).colour ?? 'neutral';
  }
  const span = attribute.high - attribute.low || 1;
  return (properties) => {
    const value = properties[id];
    return typeof value === 'number' ? rampColour((value - attribute.low) / span) : 'neutral';
  };
}
