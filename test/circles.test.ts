import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './support/source-imports.ts';

/** Groups of nodes that reach each other, and nodes that reach themselves (Tarjan 1972). */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  function visit(node: string): void {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    const next = (edges.get(node) ?? []).filter((target) => edges.has(target));
    for (const target of next) {
      if (!order.has(target)) visit(target);
      if (open.includes(target))
        lowest.set(node, Math.min(lowest.get(node)!, lowest.get(target)!, order.get(target)!));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = open.splice(open.indexOf(node));
    if (group.length > 1 || next.includes(node)) found.push(group.sort());
  }
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return found;
}

describe('circles', () => {
  const edgesOf = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));
  it('are found', () => {
    expect(circles(edgesOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['d'], e: ['a', 'f'], f: [] }))).toEqual([
      ['d'],
      ['a', 'b', 'c'],
    ]);
  });
  it('are not seen where two ways lead to one end', () => {
    expect(circles(edgesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });
});

it('no file of src imports itself by way of others, types included', () => {
  const edges = new Map(
    sourceFiles().map((file) => {
      const targets = importsOf(file).filter((target) => target.startsWith('.'));
      return [file, targets.map((target) => posix.join(posix.dirname(file), target))];
    }),
  );
  expect(edges.size).toBeGreaterThan(900);
  expect(circles(edges)).toEqual([]);
});
