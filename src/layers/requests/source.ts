import type { CityFrame, Vec3 } from '@/geo';
import type { RequestCategory, ServiceRequest } from '@/model';
import { clusterOf, type PinCluster } from './cluster';
import type { RequestStore, ViewStore } from '@/state';
import { declutter, type Placed } from './declutter';
import { onMap, phaseOf, timeLimit, type Phase } from './phase';
import type { PinSize } from './pin-size';

export interface Pin {
  id: string;
  position: Vec3;
  category: RequestCategory;
  phase: Phase;
  limit: { left: number; late: boolean } | null;
  selected: boolean;
  properties: Record<string, string | number>;
}

export interface PinSet {
  pins: Pin[];
  clusters: PinCluster[];
}

const headsApart = 1.3;

interface PinOptions {
  frame: CityFrame;
  groundHeight: number;
  view: ViewStore;
  requests: RequestStore;
}

/** Works out what to draw for the requests held, the filters and the camera of this moment. */
export function createPinSource({ frame, groundHeight, view, requests }: PinOptions): (now: number, size: PinSize) => PinSet {
  const places = new WeakMap<ServiceRequest, Vec3>();
  const place = (request: ServiceRequest): Vec3 => {
    const held = places.get(request);
    if (held) return held;
    const made = frame.toLocal({ longitude: request.longitude, latitude: request.latitude, height: groundHeight });
    places.set(request, made);
    return made;
  };

  return (now, { width, pictureHeight }) => {
    const { view: eyeView } = view.get('camera');
    const hidden = new Set<string>(view.get('filters').requests?.hidden.category ?? []);
    const selection = view.get('selection');
    const selectedId = selection?.kind === 'request' ? selection.id : null;
    const placed: Placed<ServiceRequest>[] = [];
    const pins: Pin[] = [];
    for (const request of requests.getState().requests.values()) {
      if (request.requestId === selectedId) pins.push(pinOf({ item: request, position: place(request) }, now, true));
      else if (!hidden.has(request.category) && onMap(request, now)) placed.push({ item: request, position: place(request) });
    }
    const pixel = (2 * Math.tan((eyeView.fovy * Math.PI) / 360)) / pictureHeight;
    const { singles, clusters } = declutter(placed, frame.toLocal(eyeView), width * headsApart * pixel);
    for (const single of singles) pins.push(pinOf(single, now, false));
    pins.sort(backToFront(frame.toLocal(eyeView)));
    return { pins, clusters: clusters.map((cluster) => clusterOf(cluster, now)) };
  };
}

/** Far pins first and the selected one last: nothing but the order says which of two pins is on top. */
const backToFront = (eye: Vec3) => (a: Pin, b: Pin): number => Number(a.selected) - Number(b.selected) || squared(b.position, eye) - squared(a.position, eye);

const squared = (a: Vec3, b: Vec3): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

function pinOf({ item: request, position }: Placed<ServiceRequest>, now: number, selected: boolean): Pin {
  return {
    id: request.requestId,
    position,
    category: request.category,
    phase: phaseOf(request.status),
    limit: timeLimit(request, now),
    selected,
    properties: { category: request.category, status: request.status, name: request.serviceName },
  };
}
