/** Who may import whom: the table of docs/architecture.md as data. `find-breaches.ts` holds the source to it. */

const engines = ['stage/cesium', 'stage/deck', 'stage/site'] as const;

interface Rule {
  /** Our own folders it may import, besides itself. */
  folders: readonly string[];
  /** Packages or package scopes (`@deck.gl/`) only it, and others that list them, may import. */
  packages?: readonly string[];
  /** Whether it runs in Node and may import `node:` modules. */
  node?: true;
}

const drawing = ['@deck.gl/', '@luma.gl/'];
const scene = ['three', '@react-three/'];
const react = ['react', 'react-dom'];

/** A folder named `a/b` is a part of `a` with a rule of its own; `a` itself then means the rest of it. */
export const importTable: Readonly<Record<string, Rule>> = {
  model: { folders: [] },
  geo: { folders: ['model'] },
  state: { folders: ['model', 'geo'] },
  protocol: { folders: ['model'] },
  sync: { folders: ['protocol', 'state', 'model', 'geo'], packages: ['socket.io-client'] },
  stage: { folders: [...engines, 'geo', 'model', 'state'], packages: [...drawing, ...react] },
  'stage/cesium': { folders: ['stage', 'geo', 'model', 'state'], packages: ['cesium', '@cesium/'] },
  'stage/deck': { folders: ['stage', 'geo', 'model', 'state'], packages: drawing },
  'stage/site': { folders: ['stage', 'geo', 'model', 'state'], packages: [...scene, ...react] },
  'stage/overview': { folders: ['stage', 'geo', 'model', 'state'], packages: ['three'] },
  search: { folders: ['model', 'geo'], packages: ['minisearch'] },
  ui: { folders: ['state', 'model'], packages: react },
  layers: { folders: ['stage', 'ui', 'state', 'protocol', 'model', 'geo'], packages: [...drawing, ...scene, ...react] },
  screens: { folders: ['layers', 'stage', 'ui', 'search', 'sync', 'state', 'protocol', 'model', 'geo'], packages: react },
  app: {
    folders: ['screens', 'layers', 'stage', 'stage/overview', 'ui', 'search', 'sync', 'state', 'protocol', 'model', 'geo'],
    packages: react,
  },
  hub: { folders: ['protocol', 'model', 'geo'], packages: ['socket.io', '@socket.io/redis-streams-adapter', '@redis/client', '@electric-sql/', 'pg'], node: true },
  importer: { folders: ['model', 'geo'], node: true },
  cli: { folders: ['hub', 'importer', 'protocol', 'model', 'geo'], node: true },
};

/** Modules other folders may reach besides a folder's index: what must stay in a chunk or a process of its own. */
export const ownEntrances: readonly string[] = [];
