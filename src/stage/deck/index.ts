export { calibrationCrosses } from './calibration-marks';
export { createDeckEngine, type DeckEngine } from './deck-engine';
