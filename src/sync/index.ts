export { connect } from './connection';
export { createDocuments, type Documents } from './documents';
export { screenIdOf } from './screen-id';
