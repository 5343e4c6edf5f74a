import type { CityFrame } from '@/geo';
import type { BuildingDetail, Extent, Gazetteer, GroundClass, StreetGraph } from '@/model';

/** Longitude and latitude in degrees. */
export type LonLat = [longitude: number, latitude: number];

/** Outer ring counter-clockwise, then holes clockwise; rings are not closed. */
export type LonLatPolygon = LonLat[][];

/** Triangles in city-frame metres (x east, y north, z up), flat lists, one normal per vertex, three indices per triangle. */
export interface BuildingMesh {
  positions: number[];
  normals: number[];
  /** Metres along the façade (0 on roofs) and metres above the building's base, per vertex. */
  facade: number[];
  indices: number[];
}

/** An upright body; `bottom` and `top` in metres above the ellipsoid. */
export interface Prism {
  polygon: LonLatPolygon;
  bottom: number;
  top: number;
}

export interface Building {
  detail: BuildingDetail;
  mesh: BuildingMesh;
  /** What the mesh was extruded from; absent where the source has surfaces. */
  prisms?: Prism[];
  /** Empty where the source has none. */
  name: string;
  kind: string;
  address: string;
}

/** A part of the ground small enough to belong to one tile, in city-frame metres. */
export interface GroundPiece {
  ground: GroundClass;
  positions: number[];
  /** Per vertex: unit direction to the road's edge and half the road's width in metres; zeros for areas. */
  sides: number[];
  indices: number[];
  /** Of a ribbon: the points of its centre line, flat; null for areas. */
  centre: number[] | null;
  /** Size of the whole feature this is a piece of: square metres for areas, 0 for ribbons. */
  area: number;
}

/** What every reader hands to the writer. */
export interface CityContent {
  frame: CityFrame;
  extent: Extent;
  /** Ellipsoid height of the ground, metres. */
  groundHeight: number;
  /** Metres added to heights of the source. */
  heightOffset: number;
  crs: string;
  /** Whom the source itself says to credit; absent where it does not. */
  credits?: string[];
  buildings: Building[];
  ground: GroundPiece[];
  streets: StreetGraph | null;
  /** Absent where the source names nothing but buildings. */
  gazetteer?: Gazetteer;
}
