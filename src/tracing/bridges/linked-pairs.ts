import { agreementOf, type LegPair } from './agreement-of.ts';
import type { BridgeRule } from './bridge-rules.ts';
import { crowdIndex } from './crowd-index.ts';
import type { LegSide } from './leg-side.ts';
import { CROWD, LISTED, type NamedPayments, type Place } from './named-payments.ts';
import { placeOf } from './place-of.ts';

/** Payments that one payout may belong to by its id. */
export interface LinkedPayout {
  readonly far: LegSide;
  /** The first of them, at most LISTED. */
  readonly pairs: readonly LegPair[];
  /** How many there are. One: the payout is its own. */
  readonly total: number;
}

/**
 * Payouts with the payments whose id they name. Of several such payments those count that name the recipient, else those
 * that name nobody, else all; and of these, where amount and time contradict some, the others. `forged`: payouts or
 * payments of contracts in no list, which take no part in that. `few`: payments of one id that are looked at one by one;
 * more are looked up. In time and memory proportional to the legs.
 */
export function linkedPairs(
  nears: readonly LegSide[],
  fars: readonly LegSide[],
  { rules, few = CROWD }: { readonly rules: ReadonlyMap<string, BridgeRule>; readonly few?: number },
): { readonly linked: LinkedPayout[]; readonly forged: LinkedPayout[] } {
  const groups = groupsOf(nears, fars);
  const crowds = new Map<string, ReturnType<typeof crowdIndex>>();
  const linked: LinkedPayout[] = [];
  const forged: LinkedPayout[] = [];
  for (const far of fars) {
    const rule = far.protocol === undefined ? undefined : rules.get(far.protocol);
    const [key] = far.keys;
    const group = key === undefined ? undefined : groups.get(key);
    if (rule === undefined || group === undefined) continue;
    let named: NamedPayments;
    if (group.length <= few) named = sorted(group, far);
    else {
      const crowd = crowds.get(key!) ?? crowdIndex(group);
      crowds.set(key!, crowd);
      named = crowd(far);
    }
    const { own, unnamed, listed, unlisted } = named;
    const pairsOf = (places: readonly Place[]) =>
      places.map(({ near, refund }) => agreementOf(near, far, { rule, refund, sharesId: true }));
    const claims = far.listed
      ? unlisted
      : { first: [...listed.first, ...unlisted.first], total: listed.total + unlisted.total };
    if (claims.total > 0)
      forged.push({ far, pairs: pairsOf(claims.first.slice(0, LISTED)), total: claims.total });
    if (!far.listed || listed.total === 0) continue;
    const best = own.total > 0 ? own : unnamed.total > 0 ? unnamed : listed;
    if (best.total > CROWD) {
      linked.push({ far, pairs: pairsOf(best.first.slice(0, LISTED)), total: best.total });
      continue;
    }
    const pairs = pairsOf(best.first);
    const apart = pairs.length > 1 ? pairs.filter(({ agrees }) => !contradicted(agrees)) : pairs;
    const left = apart.length > 0 ? apart : pairs;
    linked.push({ far, pairs: left.slice(0, LISTED), total: left.length });
  }
  return { linked, forged };
}

const contradicted = ({ amount, time }: LegPair['agrees']): boolean => amount === 'no' || time === 'no';

/** Payments by id, of the ids that a payout names. */
function groupsOf(nears: readonly LegSide[], fars: readonly LegSide[]): Map<string, LegSide[]> {
  const groups = new Map<string, LegSide[]>();
  for (const { keys } of fars) if (keys.length > 0) groups.set(keys[0]!, []);
  for (const near of nears) for (const key of near.keys) groups.get(key)?.push(near);
  return groups;
}

function sorted(group: readonly LegSide[], far: LegSide): NamedPayments {
  const [own, unnamed, listed, unlisted]: [Place[], Place[], Place[], Place[]] = [[], [], [], []];
  const paid = new Set(far.payments.flatMap(({ address }) => address ?? []));
  for (const near of group) {
    const place = placeOf(near, far);
    if (place === undefined) continue;
    if (!near.listed) {
      unlisted.push(place);
      continue;
    }
    listed.push(place);
    const names = place.refund ? near.refundTo : near.payments.flatMap(({ address }) => address ?? []);
    if (names.some((address) => paid.has(address))) own.push(place);
    else if (names.length === 0 || paid.size === 0) unnamed.push(place);
  }
  const all = (first: readonly Place[]) => ({ first, total: first.length });
  return { own: all(own), unnamed: all(unnamed), listed: all(listed), unlisted: all(unlisted) };
}
