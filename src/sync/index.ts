export { connect, type Connection, type ConnectOptions } from './connection';
export type { FollowCamera } from './follower';
