export { createSearch, type Search } from './create-search';
export { readCoordinates } from './coordinates';
export { resultKinds, type SearchResult } from './result';
