import { groupBy } from '../../primitives/group-by.ts';
import type { Incident } from '../incidents/incident.ts';

/** Incidents of one kind: how many, how many of them with a reported value, and its sum. */
export interface Tally {
  readonly key: string;
  readonly incidents: number;
  readonly withUsd: number;
  /** Cents of a USD, of the rows that have a value. */
  readonly usd: bigint;
}

/** Counts incidents by a key, in the order of the keys. Every incident is in exactly one row. */
export function tally(incidents: readonly Incident[], keyOf: (incident: Incident) => string): Tally[] {
  return [...groupBy(incidents, keyOf)]
    .map(([key, group]) => ({
      key,
      incidents: group.length,
      withUsd: group.filter(({ usd }) => usd !== undefined).length,
      usd: group.reduce((sum, { usd }) => sum + (usd ?? 0n), 0n),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
