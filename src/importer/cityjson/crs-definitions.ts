/**
 * PROJ definitions of the coordinate reference systems that can be imported by their EPSG code: parameters as in
 * the EPSG Geodetic Parameter Dataset. Compound codes stand for their horizontal part. Axes are taken as east,
 * north, as city models store them. A code that is not here can be given as `--proj "+proj=…"`.
 */
const single: Record<number, string> = {
  // World
  4326: '+proj=longlat +datum=WGS84 +no_defs',
  4979: '+proj=longlat +datum=WGS84 +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  // Europe (ETRS89)
  4258: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs',
  3035: '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  2154: '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  3067: '+proj=utm +zone=35 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  // Netherlands: RD New, with the RDNAPTRANS2018 datum transformation
  28992: '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel'
    + ' +towgs84=565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725 +units=m +no_defs',
  // Switzerland: LV95, LV03
  2056: '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 +ellps=bessel'
    + ' +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m +no_defs',
  21781: '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=600000 +y_0=200000 +ellps=bessel'
    + ' +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m +no_defs',
  // Great Britain
  27700: '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy'
    + ' +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
  // China (CGCS2000)
  4490: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs',
  // Japan (JGD2011)
  6668: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs',
};

/** Compound systems (horizontal and vertical) by their horizontal part. */
const compound: Record<number, number> = {
  7415: 28992, // RD New + NAP
  5554: 25831, // ETRS89 / UTM 31N + DHHN92
  5555: 25832,
  5556: 25833,
  4480: 4490, // CGCS2000, three axes
  6697: 6668, // JGD2011 + height
};

/** Definition of an EPSG code, undefined for one not known here. */
export function crsDefinition(code: number): string | undefined {
  const horizontal = compound[code] ?? code;
  return single[horizontal] ?? utm(horizontal) ?? gaussKruger(horizontal);
}

function utm(code: number): string | undefined {
  const zone = code % 100;
  if (zone < 1 || zone > 60) return undefined;
  if (code > 32_600 && code <= 32_660) return `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`;
  if (code > 32_700 && code <= 32_760) return `+proj=utm +zone=${zone} +south +datum=WGS84 +units=m +no_defs`;
  if (code >= 25_828 && code <= 25_837) return `+proj=utm +zone=${zone} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`;
  return undefined;
}

/** CGCS2000 / Gauss-Krüger: 6° zones 13–23 and 3° zones 25–45, with and without the zone number before the easting. */
function gaussKruger(code: number): string | undefined {
  const zoned = (meridian: number, easting: number): string =>
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`;
  if (code >= 4491 && code <= 4501) return zoned(75 + (code - 4491) * 6, (code - 4491 + 13) * 1e6 + 500_000);
  if (code >= 4502 && code <= 4512) return zoned(75 + (code - 4502) * 6, 500_000);
  if (code >= 4513 && code <= 4533) return zoned(75 + (code - 4513) * 3, (code - 4513 + 25) * 1e6 + 500_000);
  if (code >= 4534 && code <= 4554) return zoned(75 + (code - 4534) * 3, 500_000);
  return undefined;
}
