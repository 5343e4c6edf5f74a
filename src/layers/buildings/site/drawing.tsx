import type { CityFrame } from '@/geo';
import type { BuildingDetail } from '@/model';
import type { Theme } from '@/state';
import { useFrame } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import { EdgesGeometry, LineBasicMaterial, LineSegments, Matrix4, MeshLambertMaterial, Vector3, type BufferGeometry, type Group, type PerspectiveCamera } from 'three';
import { floorColours } from './colours';
import { floorGeometry } from './floor-geometry';
import { FloorLabel } from './floor-label';
import { floorPlanOf, type FloorOutline, type FloorPlan, type PlanPoint } from './floor-plan';
import type { SiteMotion } from './site-motion';
import { edgeStrength, placeOf, pullWay, type FloorPlace } from './stack';

const scratch = new Vector3();

interface OpenBuildingProps {
  detail: BuildingDetail;
  frame: CityFrame;
  theme: Theme;
  motion: SiteMotion;
  /** Floor under the pointer and the chosen one, 1 the lowest; null for none. */
  hovered: number | null;
  chosen: number | null;
  /** Metres above the base from which on it is cut away; null for nothing. */
  section: number | null;
  /** Direction a chosen floor is pulled out in, east and north, of length 1. */
  towards: PlanPoint;
  /** What the hovered or chosen floor is called. */
  label: string;
}

/** A building as a stack of its floors: lifted apart, one of them pulled out, the upper ones cut away. */
export function OpenBuilding({ detail, frame, theme, motion, hovered, chosen, section, towards, label }: OpenBuildingProps) {
  const floors = useRef<Group>(null);
  const plan = useMemo(() => floorPlanOf(detail, frame), [detail, frame]);
  const bodies = useMemo(() => bodiesOf(plan), [plan]);
  const placed = useMemo(() => new Matrix4().fromArray(plan.toCity), [plan]);
  const looks = useMemo(() => materialsOf(theme), [theme]);
  const way = useMemo(() => pullWay(plan, towards), [plan, towards]);
  useEffect(() => () => bodies.forEach(({ solid, edges }) => [solid, edges].forEach((geometry) => geometry.dispose())), [bodies]);
  useEffect(() => () => Object.values(looks).flat().forEach((material) => material.dispose()), [looks]);

  const { levels, floorHeight } = plan;
  const placeNow = (floor: number): FloorPlace => placeOf(floor, plan, { lift: motion.lift(floor, levels), pull: motion.pull(floor + 1), section, way });

  useFrame(({ camera, size }) => {
    const [x, y, z] = [12, 13, 14].map((i) => plan.toCity[i]!) as [number, number, number];
    const pixels = ((camera as PerspectiveCamera).projectionMatrix.elements[5]! * size.height) / 2 / camera.position.distanceTo(scratch.set(x, y, z));
    floors.current?.children.forEach((child, floor) => {
      for (const part of child.children) if (part instanceof LineSegments) part.material.opacity = edgeStrength(floorHeight * pixels);
      const { east, north, up, standing } = placeNow(floor);
      child.position.set(east, north, up);
      child.scale.z = Math.max(standing, 0.01);
      child.visible = standing > 0.01;
    });
  });

  const named = hovered ?? chosen;
  const reach = bodies[(named ?? 1) - 1]?.solid.boundingBox?.max.x ?? 10;
  const at = named === null ? null : placeNow(named - 1);
  return (
    <group matrixAutoUpdate={false} matrix={placed}>
      <group ref={floors}>
        {bodies.map(({ floor, solid, edges }) => (
          <group key={floor} userData={{ layer: 'buildings', id: detail.id, properties: { floor: floor + 1, floors: levels } }}>
            <mesh geometry={solid} material={floor + 1 === hovered ? looks.hovered : floor + 1 === chosen ? looks.chosen : looks.floor} />
            <lineSegments geometry={edges} material={looks.edge} raycast={() => undefined} />
          </group>
        ))}
      </group>
      {at && (
        <FloorLabel
          text={label}
          surface={floorColours[theme].labelSurface}
          ink={floorColours[theme].labelText}
          position={[reach + at.east, at.north, at.up + floorHeight / 2]}
        />
      )}
    </group>
  );
}

interface Body {
  /** 0 the lowest. */
  floor: number;
  solid: BufferGeometry;
  edges: EdgesGeometry;
}

/** Of each floor; floors of one outline share one. */
function bodiesOf({ outlines, floorHeight }: FloorPlan): Body[] {
  const made = new Map<FloorOutline, Omit<Body, 'floor'>>();
  return outlines.map((outline, floor) => {
    const held = made.get(outline);
    if (held) return { floor, ...held };
    const solid = floorGeometry(outline.polygons, floorHeight);
    const body = { solid, edges: new EdgesGeometry(solid, 25) };
    made.set(outline, body);
    return { floor, ...body };
  });
}

type Look = MeshLambertMaterial[];

/** Caps first, then walls, in the order of an extruded geometry's groups. */
function materialsOf(theme: Theme): { floor: Look; hovered: Look; chosen: Look; edge: LineBasicMaterial } {
  const { wall, slab, edge, hovered, chosen, glow } = floorColours[theme];
  const solid = (color: string): MeshLambertMaterial =>
    new MeshLambertMaterial({ color, emissive: color, emissiveIntensity: glow, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 });
  const pair = (cap: string, side: string): Look => [solid(cap), solid(side)];
  return { floor: pair(slab, wall), hovered: pair(hovered, hovered), chosen: pair(chosen, chosen), edge: new LineBasicMaterial({ color: edge, transparent: true }) };
}
