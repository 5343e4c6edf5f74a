export { createDeckEngine, type DeckEngine } from './deck-engine';
