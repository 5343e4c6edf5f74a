export { createCityEngine, type CityEngine } from './city-engine';
