import type { CityFrame } from '@/geo';
import type { BuildingDetail } from '@/model';
import type { Theme } from '@/state';
import { useFrame } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import { EdgesGeometry, LineBasicMaterial, Matrix4, MeshLambertMaterial, type Group } from 'three';
import { floorColours } from './colours';
import { floorGeometry } from './floor-geometry';
import { FloorLabel } from './floor-label';
import { floorPlanOf } from './floor-plan';
import { gapOf, liftOf } from './opening';

interface OpenBuildingProps {
  detail: BuildingDetail;
  frame: CityFrame;
  theme: Theme;
  /** Milliseconds since it was opened. */
  elapsed: () => number;
  /** Floor under the pointer, 1 the lowest; null for none. */
  hovered: number | null;
  /** What the hovered floor is called. */
  label: string;
}

/** A building as a stack of its floors, lifted apart from the ground up. */
export function OpenBuilding({ detail, frame, theme, elapsed, hovered, label }: OpenBuildingProps) {
  const floors = useRef<Group>(null);
  const plan = useMemo(() => floorPlanOf(detail, frame), [detail, frame]);
  const solid = useMemo(() => floorGeometry(plan), [plan]);
  const edges = useMemo(() => new EdgesGeometry(solid, 25), [solid]);
  const placed = useMemo(() => new Matrix4().fromArray(plan.toCity), [plan]);
  const looks = useMemo(() => materialsOf(theme), [theme]);
  useEffect(() => () => [solid, edges].forEach((geometry) => geometry.dispose()), [solid, edges]);
  useEffect(() => () => Object.values(looks).flat().forEach((material) => material.dispose()), [looks]);

  const { levels, floorHeight } = plan;
  const gap = gapOf(floorHeight, levels);
  const heightOf = (floor: number): number => floor * floorHeight + gap * floor * liftOf(floor, levels, elapsed());

  useFrame(() => {
    floors.current?.children.forEach((child, floor) => (child.position.z = heightOf(floor)));
  });

  const reach = solid.boundingBox?.max.x ?? 10;
  return (
    <group matrixAutoUpdate={false} matrix={placed}>
      <group ref={floors}>
        {Array.from({ length: levels }, (_, floor) => (
          <group key={floor} userData={{ layer: 'buildings', id: detail.id, properties: { floor: floor + 1, floors: levels } }}>
            <mesh geometry={solid} material={floor + 1 === hovered ? looks.hovered : looks.floor} />
            <lineSegments geometry={edges} material={looks.edge} raycast={() => undefined} />
          </group>
        ))}
      </group>
      {hovered !== null && (
        <FloorLabel
          text={label}
          surface={floorColours[theme].labelSurface}
          ink={floorColours[theme].labelText}
          position={[reach, 0, heightOf(hovered - 1) + floorHeight / 2]}
        />
      )}
    </group>
  );
}

/** Caps first, then walls, in the order of an extruded geometry's groups. */
function materialsOf(theme: Theme): { floor: MeshLambertMaterial[]; hovered: MeshLambertMaterial[]; edge: LineBasicMaterial } {
  const { wall, slab, edge, hovered, glow } = floorColours[theme];
  const solid = (color: string): MeshLambertMaterial =>
    new MeshLambertMaterial({ color, emissive: color, emissiveIntensity: glow, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 });
  return { floor: [solid(slab), solid(wall)], hovered: [solid(hovered), solid(hovered)], edge: new LineBasicMaterial({ color: edge }) };
}
