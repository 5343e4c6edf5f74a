/** What a screen may spend on a frame. */
export interface Budget {
  /** CSS pixels of error Cesium tolerates before it refines a tile. */
  screenSpaceError: number;
  /** Upper bound of device pixels per CSS pixel. */
  maxPixelRatio: number;
  /** Megabytes of city tiles kept. */
  tileMemoryMB: number;
  /** Frames per second while only data moves (camera still). */
  dataHz: number;
  msaaSamples: 1 | 2 | 4;
  /** Names on the picture at a time. */
  labels: number;
  /** Shadows that buildings throw by day, and how fine; only in frames of full quality. */
  shadows: 'off' | 'low' | 'high';
}
