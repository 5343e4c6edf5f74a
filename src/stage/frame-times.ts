export type FramePart = 'total' | 'cesium' | 'three' | 'deck';
const parts: readonly FramePart[] = ['total', 'cesium', 'three', 'deck'];

/** Main-thread milliseconds of the last `capacity` frames, split by engine. */
export interface FrameTimes {
  readonly frames: number;
  add(times: Record<FramePart, number>): void;
  /** Total of the last frame; 0 before the first. */
  last(): number;
  /** Oldest first. */
  read(): Record<FramePart, number[]>;
}

/** Remembers `capacity` frames, at least one. */
export function createFrameTimes(capacity = 300): FrameTimes {
  const rings = Object.fromEntries(parts.map((part) => [part, new Float64Array(capacity)])) as Record<FramePart, Float64Array>;
  let frames = 0;
  const read = (ring: Float64Array): number[] => {
    const held = Math.min(frames, capacity);
    return Array.from({ length: held }, (_, i) => ring[(frames - held + i) % capacity]!);
  };
  return {
    get frames() {
      return frames;
    },
    add(times) {
      for (const part of parts) rings[part][frames % capacity] = times[part];
      frames++;
    },
    last: () => (frames === 0 ? 0 : rings.total[(frames - 1) % capacity]!),
    read: () => Object.fromEntries(parts.map((part) => [part, read(rings[part])])) as Record<FramePart, number[]>,
  };
}
