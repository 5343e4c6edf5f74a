export { startHub, type Hub, type HubOptions } from './start-hub';
export { HubError } from './hub-error';
export { feedKinds, scales, type FeedKind, type Scale } from './scales';
export { takeLock } from './store/process-lock';
