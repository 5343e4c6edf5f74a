export { createSearch, type Search } from './create-search';
export { readCellCode } from './cell-code';
export { readCoordinates } from './coordinates';
export { resultKinds, type SearchResult } from './result';
