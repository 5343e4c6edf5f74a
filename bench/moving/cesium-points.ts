import { coordinateUnit, decodeMovers } from '@/protocol';
import { Cartesian3, Color, PointPrimitiveCollection, Scene, type PointPrimitive } from 'cesium';

/** The stage keeps its Cesium scene to itself; this sees it when it draws. */
let scene: Scene | null = null;
Scene.prototype.render = new Proxy(Scene.prototype.render, {
  apply(render, self: Scene, args: Parameters<Scene['render']>) {
    scene = self;
    return render.apply(self, args);
  },
});

const colours = ['#52dcc0', '#6a8eff', '#e0c4ff', '#7f8b9c'].map((css) => Color.fromCssColorString(css));

export interface CesiumPoints {
  accept(bytes: Uint8Array): void;
  /** Puts every point where it is at `time`, milliseconds since 1970 UTC, between its last two reports. */
  move(time: number): void;
  stop(): void;
}

/** The same people as Cesium's point primitives, moved the way its own API offers: a new position per point and frame. */
export function startCesiumPoints(size: number, height: number): CesiumPoints {
  if (!scene) throw new Error('bench: the stage has not drawn a frame yet');
  const { primitives } = scene;
  const collection = primitives.add(new PointPrimitiveCollection()) as PointPrimitiveCollection;
  const points: (PointPrimitive | undefined)[] = new Array(size);
  const from = Array.from({ length: size }, () => new Cartesian3());
  const to = Array.from({ length: size }, () => new Cartesian3());
  const times = new Float64Array(size * 2);
  const scratch = new Cartesian3();
  return {
    accept(bytes) {
      const batch = decodeMovers(bytes);
      batch.index.forEach((index, i) => {
        const target = to[index]!;
        Cartesian3.clone(target, from[index]);
        Cartesian3.fromDegrees(batch.longitude[i]! * coordinateUnit, batch.latitude[i]! * coordinateUnit, height, undefined, target);
        times[index * 2] = times[index * 2 + 1]!;
        times[index * 2 + 1] = batch.baseTime + batch.delay[i]!;
        if (points[index]) return;
        Cartesian3.clone(target, from[index]);
        points[index] = collection.add({ position: target, color: colours[batch.state[i]! & 3], pixelSize: 6, id: `w-${index}` });
      });
    },
    move(time) {
      for (let i = 0; i < size; i++) {
        const point = points[i];
        if (!point) continue;
        const start = times[i * 2]!;
        const span = times[i * 2 + 1]! - start;
        point.position = Cartesian3.lerp(from[i]!, to[i]!, span > 0 ? Math.min(1, Math.max(0, (time - start) / span)) : 1, scratch);
      }
    },
    stop: () => primitives.remove(collection),
  };
}
