import { JejakError } from '../../primitives/jejak-error.ts';
import type { Arriving, Handed } from '../engine/gate.ts';
import { noStarts, type TraceState } from '../engine/state.ts';
import { STEP_ROW } from '../step-source.ts';
import { POLICIES, type TaintPolicyId } from '../value/policies.ts';
import { CLEAN } from '../value/slab.ts';
import { toBigInt } from '../value/words.ts';
import { type Barrier, Circle, createGates } from './create-gates.ts';
import type { Crossed } from './crossed.ts';
import type { Link, LinkEnd, Links } from './find-links.ts';
import { amountOf, groupDeposits, payerOf } from './group-deposits.ts';
import { joinArriving } from './join-arriving.ts';
import { logOfLeg } from './log-of-leg.ts';
import { mustCover } from './must-cover.ts';
import type { OpenChain } from './open-chain.ts';
import { type LinkShare, shareDeposit } from './share-deposit.ts';

export interface WalkedWorld {
  /** By chain. */
  readonly states: readonly TraceState[];
  readonly handed: readonly (readonly Handed[])[];
  readonly crossed: readonly Crossed[];
  readonly policies: readonly TaintPolicyId[];
}

/** Walks all chains at once, each in its own order. Errors: those of the walks, CROSSINGS_CIRCLE, TRACE_BOOKS. */
export async function walkWorld(chains: readonly OpenChain[], links: Links): Promise<WalkedWorld> {
  const policies = POLICIES.filter((id) => chains[0]!.lake.parameters.policies.includes(id));
  const handed = chains.map((): Handed[] => []);
  const handedAt = chains.map(() => new Map<number, Handed[]>());
  const crossed: Crossed[] = [];
  const shares = new Map<Link, LinkShare>();
  const dropped = new Set<Link>();
  const shared = new Set<string>();
  const linksTo = groupLinks(chains.length, links, 'to');
  const linksFrom = groupLinks(chains.length, links, 'from');

  /** Divides what was handed over in a step, once it is passed. */
  async function share(from: LinkEnd): Promise<void> {
    const name = `${from.chain} ${from.step}`;
    const pieces = handedAt[from.chain]!.get(from.step);
    if (shared.has(name) || !pieces) return;
    shared.add(name);
    const own = linksFrom[from.chain]!.get(from.step)!;
    for (const { handed, legs } of await groupDeposits(chains[from.chain]!, pieces, links.legsAt(from))) {
      const deposit = {
        handed,
        legs: legs.map((leg) => ({
          amount: amountOf(leg, links.backward),
          payer: payerOf(leg, links.backward),
          links: own.filter((link) => link.from.leg === leg).sort(inOrderOfPayouts(links.backward)),
        })),
      };
      for (const [link, part] of shareDeposit(deposit, policies).shares) shares.set(link, part);
    }
  }

  const barriers = chains.map((_, chain) =>
    [...linksTo[chain]!]
      .map(([step, own]): Barrier => {
        const after = own.map((link) => ({
          chain: link.from.chain,
          last: link.from.last,
          // A payout that is older than its payment is believed within limits; not against the order of the chains.
          ...(isEarly(link, links.backward) && { drop: () => dropped.add(link) }),
        }));
        return { key: own[0]!.to.first, step, after };
      })
      .sort((a, b) => a.key - b.key),
  );
  /** What one link brings; a clean one keeps the transfer that is its own from others. */
  async function arrivingOver(chain: number, link: Link): Promise<Arriving | undefined> {
    const part = shares.get(link);
    const tainted = isTainted(part);
    const at = await placeOf(chains[chain]!, link);
    if (!at) {
      if (part && tainted) crossed.push({ link, share: part, arrived: [] });
      return undefined;
    }
    return {
      step: link.to.step,
      key: link.to.first,
      ...(link.output && { output: link.output }),
      ...at,
      value: part?.value ?? link.value,
      parcels: tainted ? part!.got : [],
      depth: policies.map((_, p) => (part ? part.depth[p]! : Number.POSITIVE_INFINITY)),
      arrived(arrived) {
        if (!part || !tainted) return;
        const one = { link, share: part, arrived };
        mustCover(one, policies);
        crossed.push(one);
      },
    };
  }

  const gates = createGates(barriers, async (chain, { step }) => {
    const own = linksTo[chain]!.get(step)!
      .filter((link) => !dropped.has(link))
      .sort(inOrderOf(links.backward));
    // Nearly all payouts are other people's: nothing of them is looked up.
    for (const link of own) await share(link.from);
    if (!own.some((link) => isTainted(shares.get(link)))) return [];
    const arriving: Arriving[] = [];
    const keys: unknown[] = [];
    for (const link of own) {
      const one = await arrivingOver(chain, link);
      if (!one) continue;
      arriving.push(one);
      keys.push(link.output?.place ?? link.to.leg);
    }
    if (arriving.every(({ parcels }) => parcels.length === 0)) return [];
    return joinArriving(arriving, keys, policies);
  });
  const allStarts = noStarts();
  const walks = chains.map(async (chain, i) => {
    const gate = Object.assign(gates.clocks[i]!, {
      leaves: (place: number) => links.leaving[i]!.has(place),
      pays: (step: number) => linksTo[i]!.has(step),
      isVault(holder: number, step: number) {
        const period = links.vaults[i]!.get(holder);
        return period !== undefined && step >= period[0] && step <= period[1];
      },
      handOver(piece: Handed) {
        handed[i]!.push(piece);
        const known = handedAt[i]!.get(piece.step);
        if (known) known.push(piece);
        else handedAt[i]!.set(piece.step, [piece]);
      },
    });
    try {
      return await chain.open.walk({ gate, allStarts });
    } catch (error) {
      gates.fail(error);
      throw error;
    } finally {
      gates.end(i);
    }
  });
  const ended = await Promise.allSettled(walks);
  for (const one of ended) if (one.status === 'rejected') throw await errorOf(chains, one.reason);
  for (const { from, to } of dropped)
    if (handedAt[from.chain]!.has(from.step)) throw await errorOf(chains, new Circle(2, to.chain, to.step));
  const states = ended.map((one) => (one as PromiseFulfilledResult<TraceState>).value);
  return { states, handed, crossed, policies };
}

async function errorOf(chains: readonly OpenChain[], error: unknown): Promise<unknown> {
  if (!(error instanceof Circle)) return error;
  const { lake, steps } = chains[error.chain]!;
  const [tx] = await steps.stepNames(Float64Array.of(error.step));
  return new JejakError('CROSSINGS_CIRCLE', { meta: { chains: error.chains, tx: tx!, chain: lake.chain } });
}

const isEarly = ({ from, to }: Link, backward: boolean) =>
  backward ? from.leg.time < to.leg.time : to.leg.time < from.leg.time;

const isTainted = (part: LinkShare | undefined) =>
  part?.got.some((pieces) => pieces?.some(({ start }) => start !== CLEAN)) ?? false;

/** By chain and transaction the links that lead from it, or to it. */
function groupLinks(count: number, { links }: Links, side: 'from' | 'to'): Map<number, Link[]>[] {
  const groups = Array.from({ length: count }, () => new Map<number, Link[]>());
  for (const link of links) {
    const { chain, step } = link[side];
    const known = groups[chain]!.get(step);
    if (known) known.push(link);
    else groups[chain]!.set(step, [link]);
  }
  return groups;
}

/**
 * Payouts of one transaction stand in the order of its logs; on Bitcoin, where several may be one output, in that of their
 * deposits: by time, then chain and place in it.
 */
function inOrderOf(backward: boolean): (one: Link, other: Link) => number {
  const sign = backward ? -1 : 1;
  return (one, other) => {
    const [a, b] = [one.from, other.from];
    const [log, time] = [logOfLeg(one.to.leg) - logOfLeg(other.to.leg), a.leg.time - b.leg.time];
    return (
      sign * (log || time) ||
      a.chain - b.chain ||
      a.first - b.first ||
      sign * (logOfLeg(a.leg) - logOfLeg(b.leg))
    );
  };
}

/** Payouts of one payment, as the walk meets them. */
function inOrderOfPayouts(backward: boolean): (one: Link, other: Link) => number {
  const sign = backward ? -1 : 1;
  return ({ to: a }, { to: b }) => sign * (a.leg.time - b.leg.time) || a.chain - b.chain || a.first - b.first;
}

/** Holder and asset of a payout; undefined where the transaction does not show it. */
async function placeOf(
  chain: OpenChain,
  { to, address, contract, value }: Link,
): Promise<{ readonly holder: number; readonly asset: number } | undefined> {
  const holder = await chain.steps.findHolder(address);
  if (holder === undefined) return undefined;
  if (chain.family === 'bitcoin') return { holder, asset: 0 };
  const { rows } = await chain.open.steps.steps(Float64Array.of(to.step));
  const got = new Map<number, boolean>();
  for (let o = 0; o < rows.length; o += STEP_ROW.words) {
    if (rows[o + STEP_ROW.receiver] !== holder) continue;
    const asset = rows[o + STEP_ROW.asset]!;
    got.set(asset, (got.get(asset) ?? false) || toBigInt(rows, o + STEP_ROW.value) === value);
  }
  const infos = await chain.open.steps.assets(Uint32Array.from(got.keys()));
  const named = infos.find((info) => info.contract === contract);
  // A bridge may name a wrapped coin and pay the coin itself: then the amount tells.
  const equal = infos.filter(({ id }) => got.get(id));
  const asset = named ?? (equal.length === 1 ? equal[0] : undefined);
  return asset && { holder, asset: asset.id };
}
