import { regionOf, shortName } from '@/layers';
import type { ChartKind, Region, ServiceRequest } from '@/model';
import { levelBelow, type RegionIndex } from '@/state';
import { useText } from '@/ui';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { useRegionPath } from '../regions/use-region-path';
import { useNow } from '../use-now';
import { chartFigures, type ChartFigures } from './chart-figures';

/** Figures are renewed this often while no request changes, milliseconds: time limits run out by themselves. */
const renewMs = 5_000;
const noParts: readonly Region[] = [];

interface Chart {
  /** Null before the first requests are here. */
  figures: ChartFigures | null;
  /** The instant they are of: hub time, milliseconds since 1970 UTC. */
  asOf: number;
  /** Why they are not fresh; null while they are. */
  stale: string | null;
  /** Of a chart by region: what is divided, and its parts. */
  region: string;
  parts: readonly Region[];
}

function figuresOf(kind: ChartKind, requests: ReadonlyMap<string, ServiceRequest>, now: number, index: RegionIndex | null, dividedId: string | null): ChartFigures {
  const divided = dividedId === null ? null : (index?.get(dividedId) ?? null);
  const level = divided && levelBelow(divided.level);
  const regions = kind === 'region' && index && divided ? index.children(divided.id).map(({ id }) => id) : [];
  return chartFigures(kind, requests.values(), { now, regions, regionOf: (request) => (index && level ? regionOf(index, level, request) : null) });
}

function useFigures({ requests, regions }: Program, kind: ChartKind, asOf: number, dividedId: string | null): ChartFigures | null {
  const held = useStore(requests, (state) => state.requests);
  const loaded = useStore(requests, (state) => state.loaded);
  const index = useStore(regions, (state) => state.index);
  return useMemo(() => (loaded ? figuresOf(kind, held, asOf, index, dividedId) : null), [kind, held, loaded, asOf, index, dividedId]);
}

/** A chart of the requests this screen holds; by region of the parts of the region the screens have drilled into. */
export function useChart(program: Program, kind: ChartKind): Chart {
  const { link, sharedNow, regions, dataTime } = program;
  const { t, duration, language } = useText();
  const second = useNow(sharedNow);
  // On a desk that looks at another time the requests are those of that time.
  const dataAt = useStore(dataTime, (state) => state.asOf);
  const asOf = dataAt ?? Math.floor(second / renewMs) * renewMs;
  const offlineSince = useStore(link, (state) => state.offlineSince);
  const index = useStore(regions, (state) => state.index);
  const path = useRegionPath(program);
  // A cell has no parts: its township is divided.
  const divided = path.findLast(({ level }) => levelBelow(level) !== null);
  const parts = kind === 'region' && index && divided ? index.children(divided.id) : noParts;
  const dividedId = divided?.id ?? null;
  const figures = useFigures(program, kind, asOf, dividedId);
  return { figures, asOf, stale: offlineSince === null ? null : t('common.stale', { duration: duration(second - offlineSince) }), region: divided ? shortName(divided, language) : '', parts };
}
