import type { SanctionFinding } from './evidence.ts';
import type { ScreenLevel } from './screen-level.ts';

/** Levels that a sanctions list decides, whatever the rules say. */
export type ListedLevel = Extract<ScreenLevel, 'sanctioned' | 'sanctioned?'>;

/**
 * What lists make of the subject itself: `sanctioned` when one has it on the day, `sanctioned?` (not decided) when a list
 * has it in a publication that does not speak for the day, or has another address of its cluster. Links with others decide nothing.
 */
export function listingLevel(findings: readonly SanctionFinding[]): ListedLevel | undefined {
  const own = findings.filter(({ relation }) => relation === 'self' || relation === 'cluster');
  if (own.length === 0) return undefined;
  const certain = own.some(
    ({ relation, listings }) => relation === 'self' && listings.some(({ state }) => state === 'listed'),
  );
  return certain ? 'sanctioned' : 'sanctioned?';
}
