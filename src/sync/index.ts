export { connect } from './connection';
export { screenIdOf } from './screen-id';
