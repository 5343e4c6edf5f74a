/** Data, pictures and fonts the program shows or ships, with the credit each asks for. */
export const shippedData = [
  {
    what: 'Demo city Astana: buildings, roads, water, green, addresses',
    from: '`@mapbox/mvt-fixtures`, tiles `real-world/osm-qa-astana`',
    licence: 'Open Database License 1.0',
    credit: '© OpenStreetMap contributors, openstreetmap.org/copyright',
  },
  {
    what: 'Globe imagery Natural Earth II',
    from: '`cesium`, `Assets/Textures/NaturalEarthII`',
    licence: 'public domain',
    credit: 'Made with Natural Earth, naturalearthdata.com',
  },
  {
    what: 'Latin type Inter',
    from: '`@fontsource-variable/inter`',
    licence: 'SIL Open Font License 1.1',
    credit: 'Copyright The Inter Project Authors',
  },
  {
    what: 'Chinese type Noto Sans SC',
    from: '`@fontsource-variable/noto-sans-sc`',
    licence: 'SIL Open Font License 1.1',
    credit: 'Copyright Google LLC and Adobe, with Reserved Font Name “Source”',
  },
  {
    what: 'Request pins',
    from: '`@mapbox/maki`',
    licence: 'CC0 1.0',
    credit: 'none required; thanks to Mapbox',
  },
] as const;
