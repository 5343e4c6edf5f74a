/** One cycle per strongly connected group of a graph, as a path that ends where it began (Tarjan 1972). */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const cycles: string[][] = [];

  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node)!, low.get(next)!));
      } else if (onStack.has(next)) {
        low.set(node, Math.min(low.get(node)!, order.get(next)!));
      }
    }
    if (low.get(node) !== order.get(node)) return;
    const group = new Set(stack.splice(stack.indexOf(node)));
    for (const member of group) onStack.delete(member);
    const cycle = pathBack(graph, node, group);
    if (cycle) cycles.push(cycle);
  };

  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
}

/** The shortest path from `start` back to itself within `group`, null when there is none. */
function pathBack(graph: ReadonlyMap<string, readonly string[]>, start: string, group: ReadonlySet<string>): string[] | null {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let path = queue.shift(); path; path = queue.shift()) {
    for (const next of graph.get(path.at(-1)!) ?? []) {
      if (next === start) return [...path, start];
      if (!group.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return null;
}
