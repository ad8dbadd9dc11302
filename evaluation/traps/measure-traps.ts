import { join } from 'node:path';
import { generateTraps } from '../../src/synth/evm/traps/generate-traps.ts';
import { TRAP_KINDS } from '../../src/synth/evm/traps/traps-truth.ts';
import { POLICIES } from '../../src/tracing/value/policies.ts';
import { openTrapLakes } from './open-trap-lakes.ts';
import { scoreTraps, type TrapScore } from './score-traps.ts';
import { traceTraps } from './trace-traps.ts';
import type { TrapFigures } from './trap-figures.ts';

/** Traces the traps of each seed with every policy; chains and lakes are made in `work`. */
export async function measureTraps(seeds: readonly number[], work: string): Promise<TrapFigures[]> {
  const scores: TrapScore[] = [];
  for (const seed of seeds) {
    const directory = join(work, `traps-${seed}`);
    const truth = await generateTraps({ directory, seed });
    const { lakes, close } = await openTrapLakes(directory);
    try {
      scores.push(...scoreTraps(truth, await traceTraps(truth, lakes)));
    } finally {
      await close();
    }
  }
  return TRAP_KINDS.map((kind) => figuresOf(scores.filter((score) => score.kind === kind)));
}

function figuresOf(scores: readonly TrapScore[]): TrapFigures {
  const [{ kind, story }] = scores as [TrapScore];
  const thefts = scores.flatMap((score) => score.thefts);
  const accused = scores.flatMap((score) => score.accused);
  const missed = new Map<string, Set<string>>();
  for (const { label, listed } of scores.flatMap((score) => score.missed))
    missed.set(label, new Set([...(missed.get(label) ?? []), ...listed]));
  return {
    kind,
    story,
    worlds: scores.length,
    thefts: thefts.length / POLICIES.length,
    policies: POLICIES.map((policy) => {
      const own = thefts.filter((one) => one.policy === policy);
      const found = own.reduce((sum, one) => sum + one.found, 0);
      const addresses = accused.filter((one) => one.policy === policy);
      return {
        policy,
        found: Math.floor(found / own.length),
        accused: new Set(addresses.map(({ chain, address }) => `${chain} ${address}`)).size,
      };
    }),
    missed: [...missed].map(([label, listed]) => ({ label, listed: [...listed].sort() })),
    accused: [...new Set(accused.map(({ role }) => role || 'nobody of the story'))].sort(),
  };
}
