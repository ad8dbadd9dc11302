import {
  TRAP_KINDS,
  type TrapKind,
  type TrapsTruth,
  type TrapTheft,
  type TruthTrap,
} from '../../src/synth/evm/traps/traps-truth.ts';
import type { ChainsResult } from '../../src/tracing/crossings/chains-result.ts';
import { POLICIES, type TaintPolicyId } from '../../src/tracing/value/policies.ts';
import { type FoundTaint, foundTaint } from './found-taint.ts';

/** One theft under one policy. */
export interface TheftScore {
  readonly label: string;
  readonly policy: TaintPolicyId;
  /** Millionths of what was stolen that the trace shows where it really is, under the name of this theft. */
  readonly found: number;
}

/** An address that a trace shows with taint, and that the truth does not allow. */
export interface Accused {
  readonly policy: TaintPolicyId;
  readonly chain: string;
  readonly address: string;
  /** Theft in whose name it was accused; empty: passed only. */
  readonly label: string;
  /** What the truth calls it; empty: somebody of the ordinary traffic, or a thief of another theft. */
  readonly role: string;
}

export interface TrapScore {
  readonly kind: TrapKind;
  readonly story: string;
  readonly thefts: readonly TheftScore[];
  /** Of thefts that no policy found whole: what the answer says of their deposits. */
  readonly missed: readonly { readonly label: string; readonly listed: readonly string[] }[];
  readonly accused: readonly Accused[];
}

const WHOLE = 1_000_000n;
/** Of these every unit counts as found: divisions over a bridge round down. */
const DUST = 10n;

/** What traces of the traps say, beside the truth; accusations of nobody's trap stand with the theft in whose name they are made. */
export function scoreTraps(truth: TrapsTruth, results: readonly ChainsResult[]): TrapScore[] {
  const found = foundTaint(results);
  const accused = accusations(truth, found);
  return TRAP_KINDS.map((kind) => {
    const traps = truth.traps.filter((trap) => trap.kind === kind);
    const thefts = traps.flatMap((trap) => trap.thefts.flatMap((theft) => scoresOf(trap, theft, found)));
    const short = new Set(thefts.filter((one) => one.found < Number(WHOLE)).map(({ label }) => label));
    return {
      kind,
      story: traps.map(({ story }) => story).join('; '),
      thefts,
      missed: [...short].map((label) => ({ label, listed: listedFor(traps, label, results) })),
      accused: accused.filter((one) => traps.includes(one.trap)).map(({ trap: _, ...one }) => one),
    };
  });
}

function scoresOf(trap: TruthTrap, theft: TrapTheft, found: readonly FoundTaint[]): TheftScore[] {
  const { label } = theft;
  const places = trap.places.filter((place) => place.label === label);
  const all = places.reduce((sum, { stolen }) => sum + BigInt(stolen), 0n);
  return POLICIES.map((policy) => {
    let part = 0n;
    for (const place of places) {
      const amount = BigInt(place.amount);
      const there = found
        .filter((one) => one.label === label && one.policy === policy)
        .filter((one) => one.chain === place.chain && one.address === place.address)
        .filter((one) => one.contract === place.contract)
        .reduce((sum, one) => sum + one.amount, 0n);
      const share = there + DUST >= amount ? WHOLE : (there * WHOLE) / amount;
      part += share * BigInt(place.stolen);
    }
    return { label, policy, found: Number(part / all) };
  });
}

/** Whom taint reached although the truth does not allow it, each address once a policy and theft. */
function accusations(
  truth: TrapsTruth,
  found: readonly FoundTaint[],
): (Accused & { readonly trap: TruthTrap })[] {
  const everybody = new Set(truth.services.map(nameOf));
  const byLabel = new Map<string, TruthTrap>();
  for (const trap of truth.traps) for (const { label } of trap.thefts) byLabel.set(label, trap);
  const thieves = new Map(truth.traps.map((trap) => [trap, new Set(trap.thief.map(nameOf))]));
  const seen = new Map<string, Accused & { readonly trap: TruthTrap }>();
  for (const one of found) {
    const name = nameOf(one);
    const own = byLabel.get(one.label);
    if (everybody.has(name)) continue;
    const innocent = truth.traps
      .flatMap((trap) => trap.innocent.map((somebody) => ({ trap, somebody })))
      .find(({ somebody }) => nameOf(somebody) === name);
    if (innocent) {
      const { trap, somebody } = innocent;
      if ((!own || trap === own) && somebody.mayReach.includes(one.policy)) continue;
    } else {
      const allowed = own ? [own] : truth.traps;
      if (allowed.some((trap) => thieves.get(trap)!.has(name))) continue;
    }
    const { policy, chain, address, label } = one;
    const key = `${policy} ${label} ${name}`;
    const trap = own ?? innocent?.trap ?? truth.traps[0]!;
    // Who was only passed is named once, in the name of the theft if there is one.
    seen.set(key, { policy, chain, address, label, role: innocent?.somebody.role ?? '', trap });
  }
  return [...seen.values()];
}

const nameOf = ({ chain, address }: { readonly chain: string; readonly address: string }) =>
  `${chain} ${address}`;

/** What the answers say of the deposits of a theft: reasons of candidates, and payouts that would do. */
function listedFor(
  traps: readonly TruthTrap[],
  label: string,
  results: readonly ChainsResult[],
): readonly string[] {
  const deposits = new Set(
    traps.flatMap(({ deposits }) => deposits).flatMap((one) => (one.label === label ? [one.tx] : [])),
  );
  const listed = new Set<string>();
  for (const { candidates, unmatched } of results) {
    for (const { reason, of, tx } of candidates)
      if (deposits.has(of?.tx ?? tx)) listed.add(`candidate: ${reason}`);
    for (const open of unmatched)
      if (deposits.has(open.tx) && open.candidates.length > 0)
        listed.add(`${open.candidates.length} payouts would do`);
  }
  return [...listed].sort();
}
