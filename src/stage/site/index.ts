export { createSiteEngine, type SiteEngine } from './site-engine';
