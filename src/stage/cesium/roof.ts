import { semiMajorAxis } from '@/geo';
import { Cartographic, type Cesium3DTileset, type Scene } from 'cesium';

/** Metres above WGS-84 of the highest surface of the tiles drawn at a place, degrees; null where there is none. */
export function roofAt(scene: Scene, tileset: Cesium3DTileset, longitude: number, latitude: number): number | null {
  if (!tileset.show) return null;
  const height = tileset.getHeight(Cartographic.fromDegrees(longitude, latitude), scene);
  // Cesium answers above the scene's ellipsoid, which is raised to just under the city.
  return height === undefined ? null : height + scene.ellipsoid.maximumRadius - semiMajorAxis;
}
