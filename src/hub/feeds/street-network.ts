import { streetClasses, streetGraphSchema, type StreetGraph } from '@/model';

/**
 * Streets ready for walking: neighbours of node n are `targets[first[n]] … targets[first[n + 1] − 1]`.
 * Only what hangs together is kept: everything can be reached from everywhere.
 */
export interface StreetNetwork {
  readonly size: number;
  /** Degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  readonly first: Uint32Array;
  readonly targets: Uint32Array;
  /** Metres, per neighbour. */
  readonly length: Float32Array;
  /** Index in `streetClasses`, per neighbour. */
  readonly street: Uint8Array;
  /** Name of a street at the node, null where none has one. */
  nameAt(node: number): string | null;
  /** Node nearest to a place, as the crow flies. */
  nearest(longitude: number, latitude: number): number;
}

/** Metres of one degree of latitude and of longitude at a latitude (WGS-84 series, NIMA TR8350.2). */
export function metresPerDegree(latitude: number): { latitude: number; longitude: number } {
  const phi = (latitude * Math.PI) / 180;
  return {
    latitude: 111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
    longitude: 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi),
  };
}

interface Edge { from: number; to: number; street: number; name: string | null }

function edgesOf(graph: StreetGraph): Edge[] {
  const edges: Edge[] = [];
  for (const way of graph.ways) {
    const street = streetClasses.indexOf(way.class);
    for (let i = 1; i < way.nodes.length; i++) {
      const [from, to] = [way.nodes[i - 1]!, way.nodes[i]!];
      if (from !== to) edges.push({ from, to, street, name: way.name });
    }
  }
  return edges;
}

/** Largest connected part, by union and find. Returns the new index of every node, −1 for those left out. */
function largestPart(nodes: number, edges: readonly Edge[]): { index: Int32Array; size: number } {
  const parent = Uint32Array.from({ length: nodes }, (_, node) => node);
  const find = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!;
    return node;
  };
  const count = new Uint32Array(nodes).fill(1);
  for (const { from, to } of edges) {
    const [a, b] = [find(from), find(to)];
    if (a === b) continue;
    parent[a] = b;
    count[b]! += count[a]!;
  }
  let root = 0;
  for (let node = 0; node < nodes; node++) if (find(node) === node && count[node]! > count[root]!) root = node;
  const index = new Int32Array(nodes).fill(-1);
  let size = 0;
  if (edges.length > 0) for (let node = 0; node < nodes; node++) if (find(node) === find(root)) index[node] = size++;
  return { index, size };
}

/** Nodes in square cells of about 200 m, for nearest(). */
function createGrid(longitude: Float64Array, latitude: Float64Array, scale: { longitude: number; latitude: number }) {
  const cell = 200;
  const column = (lon: number): number => Math.floor((lon * scale.longitude) / cell);
  const row = (lat: number): number => Math.floor((lat * scale.latitude) / cell);
  const cells = new Map<string, number[]>();
  for (let node = 0; node < longitude.length; node++) {
    const key = `${column(longitude[node]!)},${row(latitude[node]!)}`;
    const list = cells.get(key);
    if (list) list.push(node);
    else cells.set(key, [node]);
  }
  return (lon: number, lat: number): number => {
    let best = -1;
    let bestDistance = Infinity;
    const consider = (node: number): void => {
      const distance = Math.hypot((longitude[node]! - lon) * scale.longitude, (latitude[node]! - lat) * scale.latitude);
      if (distance < bestDistance) [best, bestDistance] = [node, distance];
    };
    const [x, y] = [column(lon), row(lat)];
    // A ring of cells further out is at least (ring − 1) cells away.
    for (let ring = 0; ring <= 50 && (ring - 1) * cell < bestDistance; ring++) {
      for (let i = x - ring; i <= x + ring; i++) {
        for (let j = y - ring; j <= y + ring; j++) {
          if (Math.max(Math.abs(i - x), Math.abs(j - y)) === ring) cells.get(`${i},${j}`)?.forEach(consider);
        }
      }
    }
    if (best < 0) for (let node = 0; node < longitude.length; node++) consider(node);
    return best;
  };
}

/** @throws {RangeError} when the graph has no streets, or a way names a node that is not there. */
export function createStreetNetwork(graph: StreetGraph): StreetNetwork {
  const nodes = graph.nodes.length / 2;
  const edges = edgesOf(graph);
  const wrong = edges.find(({ from, to }) => Math.max(from, to) >= nodes);
  if (wrong) throw new RangeError(`ways: node ${Math.max(wrong.from, wrong.to)} is not among the ${nodes} nodes`);
  const { index, size } = largestPart(nodes, edges);
  if (size === 0) throw new RangeError('ways: there are no streets');

  const longitude = new Float64Array(size);
  const latitude = new Float64Array(size);
  for (let node = 0; node < nodes; node++) {
    if (index[node]! < 0) continue;
    longitude[index[node]!] = graph.nodes[2 * node]!;
    latitude[index[node]!] = graph.nodes[2 * node + 1]!;
  }
  const scale = metresPerDegree(latitude[0]!);
  const names = new Array<string | null>(size).fill(null);
  const first = new Uint32Array(size + 1);
  const kept = edges.filter(({ from }) => index[from]! >= 0).map((edge) => ({ ...edge, from: index[edge.from]!, to: index[edge.to]! }));
  for (const { from, to, name } of kept) {
    first[from + 1]!++;
    first[to + 1]!++;
    names[from] ??= name;
    names[to] ??= name;
  }
  for (let node = 0; node < size; node++) first[node + 1]! += first[node]!;
  const fill = first.slice();
  const targets = new Uint32Array(kept.length * 2);
  const length = new Float32Array(kept.length * 2);
  const street = new Uint8Array(kept.length * 2);
  for (const edge of kept) {
    const metres = Math.hypot((longitude[edge.to]! - longitude[edge.from]!) * scale.longitude, (latitude[edge.to]! - latitude[edge.from]!) * scale.latitude);
    for (const [from, to] of [[edge.from, edge.to], [edge.to, edge.from]] as const) {
      const slot = fill[from]!++;
      targets[slot] = to;
      length[slot] = metres;
      street[slot] = edge.street;
    }
  }
  return {
    size, longitude, latitude, first, targets, length, street,
    nameAt: (node) => names[node] ?? null,
    nearest: createGrid(longitude, latitude, scale),
  };
}

/** The network of a city's `streets.json`. @throws {RangeError} with the place of what is wrong. */
export function parseStreets(json: unknown): StreetNetwork {
  const graph = streetGraphSchema.safeParse(json);
  if (graph.success) return createStreetNetwork(graph.data);
  const issue = graph.error.issues[0]!;
  throw new RangeError(`${issue.path.join('.') || 'streets'}: ${issue.message}`);
}
