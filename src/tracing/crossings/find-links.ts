import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import { groupBy } from '../../primitives/group-by.ts';
import type { BridgeLeg } from '../bridges/bridge-leg.ts';
import { canonicalAddress } from '../bridges/canonical-address.ts';
import { type BridgeMatch, type BridgeMatches, matchBridges } from '../bridges/match-bridges.ts';
import { vaultsOf } from '../bridges/vaults-of.ts';
import type { AccountSteps, OutputSteps, StartPlace, StepSource } from '../step-source.ts';
import type { ChainLake } from './chains-result.ts';
import { hashOfLeg } from './hash-of-leg.ts';
import { type Legs, readLegs } from './read-legs.ts';

/** A lake with its steps in the direction of the walk. */
export interface WalkedLake {
  readonly lake: ChainLake;
  readonly steps: StepSource<AccountSteps> | StepSource<OutputSteps>;
}

/** One end of a link: a transaction of a lake (by number), with its keys in the direction of the walk. */
export interface LinkEnd {
  readonly chain: number;
  readonly leg: BridgeLeg;
  readonly step: number;
  readonly first: number;
  readonly last: number;
}

/** Two legs of a bridge that belong together, in the direction of the walk: backward `from` is where the bridge paid out. */
export interface Link {
  readonly match: BridgeMatch;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** Who got (backward: gave) what at `to`; Bitcoin: the output. */
  readonly address: string;
  readonly contract: string | undefined;
  readonly value: bigint;
  readonly output: StartPlace | undefined;
  /** Decimals of both sides when they are the same asset: what does not come out is the bridge's fee. */
  readonly scale: { readonly from: number; readonly to: number } | undefined;
}

export interface Links {
  readonly backward: boolean;
  readonly matches: BridgeMatches;
  readonly chainOf: ReadonlyMap<BridgeLeg, number>;
  /** Legs at which the walk can leave a chain, and those of the transaction of an end at which the walk leaves, in the order of the logs. */
  readonly legs: readonly BridgeLeg[];
  readonly legsAt: (at: { readonly chain: number; readonly leg: BridgeLeg }) => readonly BridgeLeg[];
  readonly links: readonly Link[];
  /** By chain: outputs at which the walk leaves it. */
  readonly leaving: readonly ReadonlySet<number>[];
  /** By chain: holders that are vaults, with the first and last transaction (ids) that shows it. */
  readonly vaults: readonly ReadonlyMap<number, readonly [number, number]>[];
}

/**
 * Every crossing of the lakes from a time on, before anything is followed: payments into bridges that no trace touches
 * compete for payouts too. Backward only what agrees in id and recipient. Errors: those of the sources.
 */
export async function findLinks(
  lakes: readonly WalkedLake[],
  about: {
    /** UTC seconds, both included. */
    readonly from: number;
    readonly to: number;
    /** Addresses that starts name: nobody's vault. */
    readonly starts: readonly string[];
  },
): Promise<Links> {
  const legs = await readLegs(
    lakes.map(({ lake }) => lake),
    about,
  );
  const matches = matchBridges(legs.outs, legs.ins);
  const backward = lakes[0]!.steps.backward;
  const followed = matches.matched.filter(
    ({ agrees }) => !backward || (agrees.id === 'yes' && agrees.recipient === 'yes'),
  );
  const ends = await endsOf(lakes, legs, followed);
  const links: Link[] = [];
  const leaving = lakes.map(() => new Set<number>());
  for (const match of followed) {
    const [from, to] = backward ? [match.in, match.out] : [match.out, match.in];
    const [start, end] = [ends.get(from), ends.get(to)];
    const paid = payoutOf(match, backward);
    if (!start || !end || !paid || paid.value === 0n) continue;
    // On one chain nothing is paid out before it was paid in.
    if (start.chain === end.chain && start.last >= end.first) continue;
    const output = 'txid' in to ? await outputAt(lakes[end.chain]!, end, paid.vout) : undefined;
    if ('txid' in to && !output) continue;
    if ('txid' in from) {
      const place = await outputAt(lakes[start.chain]!, start, backward ? voutOf(match) : 0);
      if (!place) continue;
      leaving[start.chain]!.add(place.place);
    }
    links.push({
      match,
      from: start,
      to: end,
      address: paid.address,
      contract: paid.contract,
      value: paid.value,
      output,
      scale: scaleOf(match, backward),
    });
  }
  const own = (backward ? legs.ins : legs.outs).filter((leg) => 'txid' in leg || leg.event.genuine);
  // Backward the last log has its turn first.
  if (backward) own.reverse();
  const byTransaction = groupBy(own, (leg) => `${legs.chainOf.get(leg)} ${hashOfLeg(leg)}`);
  return {
    backward,
    matches,
    chainOf: legs.chainOf,
    legs: own,
    legsAt: ({ chain, leg }) => byTransaction.get(`${chain} ${hashOfLeg(leg)}`) ?? [],
    links: backward ? dividePayments(links) : links,
    leaving,
    vaults: await vaultKeys(lakes, legs, { matches, starts: about.starts }),
  };
}

/** Backward: a payment that was paid out several times is divided as its payouts are. */
function dividePayments(links: readonly Link[]): Link[] {
  const divided: Link[] = [];
  for (const same of groupBy(links, ({ to }) => to.leg).values()) {
    const paid = same.map(({ match }) => ('event' in match.in ? (match.in.event.paidOut?.value ?? 0n) : 1n));
    const sum = paid.reduce((all, one) => all + one, 0n);
    let before = 0n;
    for (const [i, link] of same.entries()) {
      const border = (part: bigint) => (sum === 0n ? 0n : (link.value * part) / sum);
      divided.push({ ...link, value: border(before + paid[i]!) - border(before) });
      before += paid[i]!;
    }
  }
  return divided;
}

async function outputAt({ steps }: WalkedLake, end: LinkEnd, vout: number): Promise<StartPlace | undefined> {
  return (await steps.madeBy(end.step))[vout];
}

/** Ids and keys of the transactions of legs. */
async function endsOf(
  lakes: readonly WalkedLake[],
  legs: Legs,
  matches: readonly BridgeMatch[],
): Promise<Map<BridgeLeg, LinkEnd>> {
  const byChain = lakes.map(() => new Map<string, BridgeLeg[]>());
  for (const leg of matches.flatMap((match) => [match.out, match.in])) {
    const own = byChain[legs.chainOf.get(leg)!]!;
    const same = own.get(hashOfLeg(leg));
    if (!same) own.set(hashOfLeg(leg), [leg]);
    else if (!same.includes(leg)) same.push(leg);
  }
  const found = new Map<BridgeLeg, LinkEnd>();
  for (const [chain, own] of byChain.entries()) {
    const { steps } = lakes[chain]!;
    const ids: [number, readonly BridgeLeg[]][] = [];
    for (const [hash, same] of own) {
      const step = await steps.findStep(hash);
      if (step !== undefined) ids.push([step, same]);
    }
    const known = await keysOf(
      steps,
      ids.map(([step]) => step).sort((a, b) => a - b),
    );
    for (const [step, same] of ids) {
      const keys = known.get(step);
      if (keys) for (const leg of same) found.set(leg, { chain, leg, step, ...keys });
    }
  }
  return found;
}

const CHUNK = 4_096;

/** First and last key of each step; none of one that moves nothing. */
async function keysOf(
  steps: WalkedLake['steps'],
  ids: readonly number[],
): Promise<Map<number, { readonly first: number; readonly last: number }>> {
  const found = new Map<number, { first: number; last: number }>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const batch = await steps.steps(Float64Array.from(ids.slice(at, at + CHUNK)));
    for (let t = 0; t < batch.count; t++)
      if (batch.family === 'outputs') {
        const key = batch.key[t]!;
        found.set(steps.backward ? -key - 1 : key, { first: key, last: key });
      } else if (batch.start[t]! < batch.start[t + 1]!)
        found.set(batch.tx[t]!, {
          first: batch.firstKey[t]!,
          last: batch.firstKey[t]! + batch.start[t + 1]! - batch.start[t]! - 1,
        });
  }
  return found;
}

interface Paid {
  readonly address: string;
  readonly value: bigint;
  readonly vout: number;
  readonly contract: string | undefined;
}

/** Whom the bridge paid; backward: who had paid the bridge. */
function payoutOf(match: BridgeMatch, backward: boolean): Paid | undefined {
  const leg = backward ? match.out : match.in;
  if ('event' in leg) {
    const address = backward ? leg.event.payer : leg.event.recipient;
    const amount = backward ? leg.event.paidIn : leg.event.paidOut;
    if (address === undefined || amount === undefined) return undefined;
    return { address, value: amount.value, vout: -1, contract: amount.asset.contract };
  }
  const vout = backward ? 0 : voutOf(match);
  const output = leg.outputs[vout];
  return output?.address === undefined
    ? undefined
    : { address: output.address, value: output.value, vout, contract: undefined };
}

/** The output of the payout on Bitcoin that pays the recipient whom the other leg names. */
function voutOf(match: BridgeMatch): number {
  if (!('txid' in match.in) || !('event' in match.out)) return -1;
  const named = match.out.event.farAddress;
  if (named === undefined) return -1;
  return match.in.outputs.findIndex(
    ({ address }) => address !== undefined && canonicalAddress(address) === canonicalAddress(named),
  );
}

/** Amounts that can be compared are of the same asset. */
function scaleOf(match: BridgeMatch, backward: boolean): Link['scale'] {
  if (match.arrived === undefined) return undefined;
  const near = 'event' in match.out ? match.out.decimals : 8;
  const far = 'event' in match.in ? match.in.decimals : 8;
  if (near === undefined || far === undefined) return undefined;
  return backward ? { from: far, to: near } : { from: near, to: far };
}

async function vaultKeys(
  lakes: readonly WalkedLake[],
  legs: Legs,
  { matches, starts }: { readonly matches: BridgeMatches; readonly starts: readonly string[] },
): Promise<Map<number, readonly [number, number]>[]> {
  const found = lakes.map(() => new Map<number, readonly [number, number]>());
  const vaults = vaultsOf(matches.matched, starts);
  for (const [chain, { lake, steps }] of lakes.entries()) {
    if (lake.family !== 'bitcoin') continue;
    for (const { address, from, to } of vaults) {
      const holder = await steps.findHolder(address);
      if (holder === undefined) continue;
      const uses = [...legs.outs, ...legs.ins].filter(
        (leg) => 'txid' in leg && legs.chainOf.get(leg) === chain && leg.time >= from && leg.time <= to,
      );
      const ids: number[] = [];
      for (const leg of uses) {
        const step = touches(leg, address) ? await steps.findStep(hashOfLeg(leg)) : undefined;
        if (step !== undefined) ids.push(step);
      }
      if (ids.length > 0) found[chain]!.set(holder, [Math.min(...ids), Math.max(...ids)]);
    }
  }
  return found;
}

function touches(leg: BridgeLeg, address: string): boolean {
  if (!('txid' in leg)) return false;
  const order = leg.memo === undefined ? undefined : parseThorchainMemo(leg.memo);
  const paid = order?.action === 'swap' && leg.outputs[0]?.address === address;
  return paid || (leg.payers ?? []).includes(address);
}
