export { CalibrationDots } from './calibration-marks';
export { createSiteEngine, type SiteEngine } from './site-engine';
