export { connect } from './connection';
export { createDocuments, type Documents } from './documents';
export { createPointing, type Pointing } from './pointing';
export type { RoomActs } from './room-acts';
export { screenIdOf } from './screen-id';
export { createVitals, type VitalsLink } from './vitals';
export { createShows, type Shows } from './shows';
