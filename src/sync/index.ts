export { connect, type Connection, type ConnectOptions } from './connection';
export type { FollowCamera } from './follower';
export { screenIdOf } from './screen-id';
