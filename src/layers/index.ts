import { annotationsLayer } from './annotations';
import { buildingsLayer } from './buildings';
import type { Layer } from './layer';
import { labelsLayer } from './labels';
import { placesLayer } from './places';
import { regionsLayer } from './regions';
import { requestsLayer } from './requests';
import { streetsLayer } from './streets';
import { workersLayer } from './workers';

export type { Layer, LayerContext, RunningLayer } from './layer';
export { CategoryMark } from './requests/category-mark';
export { phaseColours } from './requests/drawing';
export { phaseOf, phases, timeLimit } from './requests/phase';
export { layerState, useLayerState } from './layer-state';
export { regionOf, useOpenRequests } from './regions/open-requests';
export { landmarkIn, shortName } from './regions/region-name';
export { followOrder, frontFirst, movedTo } from './layer-order';
export { createMeasure, MeasurePanel, type MeasureStore } from './measure';
export type { AnnotationActs } from './annotations/acts';
export { annotationMarks, cssInk } from './annotations/inks';
export { drawHands } from './laser';
export { drawWearer } from './wearer';
export { startPresence } from './presence';
export { fleetStore } from './workers/fleet-store';

/** What is drawn over the city, in the order of the layer list. */
export const allLayers: readonly Layer[] = [annotationsLayer, requestsLayer, workersLayer, labelsLayer, regionsLayer, buildingsLayer, streetsLayer, placesLayer];
