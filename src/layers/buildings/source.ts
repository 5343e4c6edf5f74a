import { buildingShardFile, buildingShardSchema, type BuildingDetail, type CityManifest } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type DetailState =
  | { phase: 'none' }
  | { phase: 'loading'; id: string }
  | { phase: 'ready'; id: string; detail: BuildingDetail }
  /** The city has no detail of this building: it stays closed. */
  | { phase: 'absent'; id: string }
  | { phase: 'failed'; id: string; message: string };

export interface DetailSource {
  readonly store: StoreApi<DetailState>;
  /** Shows this building's detail, loading its shard when needed; null for none. */
  open(id: string | null): void;
  /** A building's detail without showing it; null where the city has none. */
  detail(id: string): Promise<BuildingDetail | null>;
}

type Shard = Record<string, BuildingDetail>;

/** Details of single buildings, from shards beside the manifest; the latest building asked for wins. */
export function createDetailSource(manifest: CityManifest, manifestUrl: string): DetailSource {
  const store = createStore<DetailState>(() => ({ phase: 'none' }));
  const shards = new Map<string, Promise<Shard>>();

  const shardOf = (file: string): Promise<Shard> => {
    const held = shards.get(file);
    if (held) return held;
    const url = new URL(`${manifest.details.replace(/\/?$/, '/')}${file}`, new URL(manifestUrl, globalThis.location?.href));
    const loading = loadShard(url);
    shards.set(file, loading);
    loading.catch(() => shards.delete(file));
    return loading;
  };

  const inShard = (shard: Shard, id: string): BuildingDetail | null => (Object.hasOwn(shard, id) ? (shard[id] ?? null) : null);

  return {
    store,
    detail: async (id) => inShard(await shardOf(buildingShardFile(id)), id),
    open(id) {
      if (id === null) {
        store.setState({ phase: 'none' }, true);
        return;
      }
      const held = store.getState();
      if (held.phase !== 'none' && held.phase !== 'failed' && held.id === id) return;
      store.setState({ phase: 'loading', id }, true);
      const current = (): boolean => {
        const state = store.getState();
        return state.phase === 'loading' && state.id === id;
      };
      shardOf(buildingShardFile(id)).then(
        (shard) => {
          if (!current()) return;
          const detail = inShard(shard, id);
          store.setState(detail ? { phase: 'ready', id, detail } : { phase: 'absent', id }, true);
        },
        (error: unknown) => {
          if (current()) store.setState({ phase: 'failed', id, message: error instanceof Error ? error.message : String(error) }, true);
        },
      );
    },
  };
}

/** A city without this shard has no detail of its buildings: an empty one. */
async function loadShard(url: URL): Promise<Shard> {
  const response = await fetch(url);
  if (response.status === 404) return {};
  if (!response.ok) throw new Error(`${url.pathname}: the hub answered ${response.status} ${response.statusText}`);
  const parsed = buildingShardSchema.safeParse(await response.json());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${url.pathname}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a building shard'}; import the city again`);
}
