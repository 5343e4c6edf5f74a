export { osmGazetteer } from './osm-gazetteer';
export { buildingGazetteer } from './building-gazetteer';
