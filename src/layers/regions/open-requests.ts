import { finalStatuses, type Region, type RegionLevel, type ServiceRequest } from '@/model';
import type { RegionIndex, RequestStore } from '@/state';
import { useMemo } from 'react';
import { useStore } from 'zustand';

/** Where each request is, worked out once per request, index and level. */
const places = new WeakMap<RegionIndex, Map<RegionLevel, WeakMap<ServiceRequest, string | null>>>();

/** Id of the region of a level a request lies in; null outside all. */
export function regionOf(index: RegionIndex, level: RegionLevel, request: ServiceRequest): string | null {
  const levels = places.get(index) ?? new Map<RegionLevel, WeakMap<ServiceRequest, string | null>>();
  places.set(index, levels);
  const known = levels.get(level) ?? new WeakMap<ServiceRequest, string | null>();
  levels.set(level, known);
  const held = known.get(request);
  if (held !== undefined) return held;
  const found = index.at(request.longitude, request.latitude, level)?.id ?? null;
  known.set(request, found);
  return found;
}

/** Open requests by the region of a level they are in. */
function openRequests(requests: Iterable<ServiceRequest>, index: RegionIndex, level: RegionLevel): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const request of requests) {
    if (finalStatuses.has(request.status)) continue;
    const id = regionOf(index, level, request);
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** `openRequests` of the store, for React; null until the first are loaded. */
export function useOpenRequests(store: RequestStore, index: RegionIndex | null, level: Region['level'] | null): ReadonlyMap<string, number> | null {
  const requests = useStore(store, (state) => state.requests);
  const loaded = useStore(store, (state) => state.loaded);
  return useMemo(() => (loaded && index && level ? openRequests(requests.values(), index, level) : null), [requests, loaded, index, level]);
}
