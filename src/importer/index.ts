export { importDemoCity } from './demo-city';
export { importFiles } from './import-files';
export { listCities, readManifest } from './city-folder';
export { ImportError } from './import-error';
export { importerVersion, type ImportResult } from './write-city';
export type { ImportStage, OnProgress } from './progress';
export { packFolder } from './pack-folder';
