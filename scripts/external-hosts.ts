/**
 * Hosts that built files name, by why that loads nothing. The hub's content security policy forbids pages to reach
 * any of them, and a whole-system test counts what they ask for.
 */
const hostsByReason: Readonly<Record<string, readonly string[]>> = {
  'names of namespaces and schemas': ['www.w3.org', 'json-schema.org', 'www.opengis.net'],
  'sources and licences cited in comments of shaders and libraries': [
    '29a.ch', 'aras-p.info', 'archive.org', 'bruop.github.io', 'bugs.chromium.org', 'casual-effects.blogspot.com', 'content.gpwiki.org',
    'developer.download.nvidia.com', 'developer.nvidia.com', 'en.wikipedia.org', 'github.com', 'google.github.io', 'graphics.stanford.edu',
    'help.agi.com', 'jcgt.org', 'knarkowicz.wordpress.com', 'lolengine.net', 'mths.be', 'medialize.github.io', 'stackoverflow.com',
    'www.apache.org', 'www.cg.tuwien.ac.at', 'www.chilliant.com', 'www.cs.utah.edu', 'www.fundza.com', 'www.gdcvault.com', 'www.jcgt.org',
    'www.khronos.org', 'www.opensource.org', 'www.ppsloan.org',
  ],
  'documentation named in messages of libraries': ['docs.pmnd.rs', 'get.webgl.org', 'opencollective.com', 'react.dev', 'rolldown.rs', 'socket.io'],
  'imagery, terrain and geocoding services of Cesium, asked only by providers we do not create': [
    'api.cesium.com', 'assets.ion.cesium.com', 'atlas.microsoft.com', 'cesium.com', 'developers.arcgis.com', 'ibasemaps-api.arcgis.com',
    'maps.googleapis.com', 'tile.googleapis.com', 'www.esri.com', 'www.google.com', 'www.mapbox.com', 'www.mapinfo.com', 'www.microsoft.com',
    'www.openstreetmap.org',
  ],
  'an example in the comment of our client for embedding pages': ['hub.example'],
  'workers of loaders.gl, whose loaders we do not use': ['unpkg.com'],
};

export const namedHosts: ReadonlySet<string> = new Set(Object.values(hostsByReason).flat());
