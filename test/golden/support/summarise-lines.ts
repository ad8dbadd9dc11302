import { createHash } from 'node:crypto';
import type { GoldenLine } from './golden-line.ts';

/** A trace in few words. */
export interface Golden {
  /** `policy reason asset`, then the number of places, their sum in base units and half of the digest of those lines. */
  readonly sums: readonly string[];
  /** SHA-256 over all lines, sorted, each with a line feed. */
  readonly digest: string;
  readonly lines: { readonly kept: string; readonly of: number; readonly text: readonly string[] };
}

/** Traces with at most so many lines are kept whole. */
const SMALL = 150;
/** Of larger ones the largest of each policy. */
const LARGEST = 40;

/** Lines of one place, asset, reason and policy are one; what is nothing is no line. */
export function summariseLines(lines: readonly GoldenLine[]): Golden {
  const all = merge(lines);
  const groups = new Map<string, GoldenLine[]>();
  for (const line of all) {
    const key = `${line.policy} ${line.reason} ${line.asset}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const sums = [...groups].map(([key, group]) => {
    const sum = group.reduce((total, { amount }) => total + amount, 0n);
    return `${key} ${group.length} ${sum} ${digestOf(group).slice(0, 32)}`;
  });
  const kept = all.length <= SMALL ? all : largest(all);
  return {
    sums: sums.sort(),
    digest: digestOf(all),
    lines: {
      kept: kept === all ? 'all' : `the ${LARGEST} largest of each policy`,
      of: all.length,
      text: sortedText(kept),
    },
  };
}

/** All lines, sorted, as the digest takes them. */
export function allLines(lines: readonly GoldenLine[]): string {
  return textOfAll(merge(lines));
}

function merge(lines: readonly GoldenLine[]): GoldenLine[] {
  const merged = new Map<string, GoldenLine>();
  for (const line of lines) {
    if (line.amount === 0n) continue;
    const key = `${line.place} ${line.asset} ${line.reason} ${line.policy}`;
    merged.set(key, { ...line, amount: (merged.get(key)?.amount ?? 0n) + line.amount });
  }
  return [...merged.values()];
}

function largest(all: readonly GoldenLine[]): GoldenLine[] {
  const seen = new Map<string, number>();
  return all
    .toSorted((a, b) =>
      a.amount === b.amount ? (textOf(a) < textOf(b) ? -1 : 1) : a.amount > b.amount ? -1 : 1,
    )
    .filter(({ policy }) => {
      const count = (seen.get(policy) ?? 0) + 1;
      seen.set(policy, count);
      return count <= LARGEST;
    });
}

function digestOf(lines: readonly GoldenLine[]): string {
  return createHash('sha256').update(textOfAll(lines)).digest('hex');
}

function textOfAll(lines: readonly GoldenLine[]): string {
  return sortedText(lines)
    .map((text) => `${text}\n`)
    .join('');
}

function sortedText(lines: readonly GoldenLine[]): string[] {
  return lines.map(textOf).sort();
}

function textOf({ place, asset, reason, policy, amount }: GoldenLine): string {
  return `${place} ${asset} ${reason} ${policy} ${amount}`;
}
