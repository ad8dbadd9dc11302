import { agreementOf, type LegPair } from './agreement-of.ts';
import type { BridgeRule } from './bridge-rules.ts';
import type { LegSide } from './leg-side.ts';

/** Payments that one payout may belong to by its id. */
export interface LinkedPayout {
  readonly far: LegSide;
  /** The first of them, at most LISTED. */
  readonly pairs: readonly LegPair[];
  /** How many there are. One: the payout is its own. */
  readonly total: number;
}

/** Pairs that are listed of one payout; further ones are counted. */
export const LISTED = 8;
/** Payments that one id and one recipient share, above which amount and time no longer tell them apart. */
const CROWD = 64;
const ANY = '*';

interface Bucket {
  readonly byRecipient: Map<string, LegSide[]>;
  readonly unnamed: LegSide[];
  readonly all: LegSide[];
  readonly unlisted: LegSide[];
}

/**
 * Payouts with the payments whose id they name. Of several such payments those count that name the recipient, else those
 * that name nobody, else all; and of these, where amount and time contradict some, the others. `forged`: payouts or
 * payments of contracts in no list, which take no part in that. In time and memory proportional to the legs.
 */
export function linkedPairs(
  nears: readonly LegSide[],
  fars: readonly LegSide[],
  rules: ReadonlyMap<string, BridgeRule>,
): { readonly linked: LinkedPayout[]; readonly forged: LinkedPayout[] } {
  const index = indexOf(nears);
  const linked: LinkedPayout[] = [];
  const forged: LinkedPayout[] = [];
  for (const far of fars) {
    const rule = far.protocol === undefined ? undefined : rules.get(far.protocol);
    if (rule === undefined || far.keys.length === 0) continue;
    const buckets = bucketsOf(index, far);
    const pair = ({ near, refund }: Place) => agreementOf(near, far, { rule, refund, sharesId: true });

    const listed = () => gather(buckets, ({ all }) => [all]);
    const unlisted = gather(buckets, (bucket) => [bucket.unlisted]);
    const claims = far.listed ? unlisted : gather(buckets, ({ all, unlisted: events }) => [all, events]);
    if (claims.total > 0)
      forged.push({ far, pairs: claims.places.slice(0, LISTED).map(pair), total: claims.total });
    if (!far.listed) continue;

    const paid = [...new Set(far.payments.flatMap(({ address }) => address ?? []))];
    const own = gather(buckets, ({ byRecipient }) => paid.map((address) => byRecipient.get(address) ?? []));
    const unnamed =
      own.total > 0 || paid.length === 0 ? NOBODY : gather(buckets, (bucket) => [bucket.unnamed]);
    const fitting = own.total > 0 ? own : unnamed.total > 0 ? unnamed : listed();
    if (fitting.total === 0) continue;
    const pairs = fitting.places.map(pair);
    if (fitting.total > CROWD) {
      linked.push({ far, pairs: pairs.slice(0, LISTED), total: fitting.total });
      continue;
    }
    const apart = pairs.length > 1 ? pairs.filter(({ agrees }) => !contradicted(agrees)) : pairs;
    const left = apart.length > 0 ? apart : pairs;
    linked.push({ far, pairs: left.slice(0, LISTED), total: left.length });
  }
  return { linked, forged };
}

const contradicted = ({ amount, time }: LegPair['agrees']): boolean => amount === 'no' || time === 'no';

interface Place {
  readonly near: LegSide;
  readonly refund: boolean;
}

const NOBODY = { places: [] as Place[], total: 0 };

/** All payments of these lists, each once; of a crowd the first ones and how many there are. Nothing long is copied. */
function gather(
  buckets: readonly { readonly bucket: Bucket; readonly refund: boolean }[],
  lists: (bucket: Bucket) => readonly (readonly LegSide[])[],
): typeof NOBODY {
  const seen = new Set<LegSide>();
  const places: Place[] = [];
  let total = 0;
  for (const { bucket, refund } of buckets) {
    for (const list of lists(bucket)) {
      total += list.length;
      for (let i = 0; i < list.length && places.length < CROWD; i++) {
        const near = list[i]!;
        if (seen.has(near)) continue;
        seen.add(near);
        places.push({ near, refund });
      }
    }
  }
  return { places, total: places.length < CROWD ? places.length : total };
}

type Index = ReadonlyMap<string, Bucket>;

/** A payment stands where its payout looks for it: by protocol, id, and the chains that both name or leave open. */
function indexOf(nears: readonly LegSide[]): Index {
  const index = new Map<string, Bucket>();
  const put = (key: string, near: LegSide, named: readonly (string | undefined)[]) => {
    let bucket = index.get(key);
    if (bucket === undefined) {
      bucket = { byRecipient: new Map(), unnamed: [], all: [], unlisted: [] };
      index.set(key, bucket);
    }
    if (!near.listed) {
      bucket.unlisted.push(near);
      return;
    }
    bucket.all.push(near);
    const addresses = named.filter((address) => address !== undefined);
    if (addresses.length === 0) bucket.unnamed.push(near);
    for (const address of addresses) {
      const same = bucket.byRecipient.get(address);
      if (same) same.push(near);
      else bucket.byRecipient.set(address, [near]);
    }
  };
  for (const near of nears) {
    const { protocol = ANY, chain, otherChain = ANY, payments, refundTo } = near;
    for (const key of near.keys) {
      const place = `${protocol} ${key}`;
      const recipients = payments.map(({ address }) => address);
      for (const from of [chain, ANY]) put(`${place} ${from}>${otherChain}`, near, recipients);
      put(`${place} back ${chain}`, near, refundTo);
      if (otherChain !== ANY && otherChain !== chain) put(`${place} perhaps back ${chain}`, near, refundTo);
    }
  }
  return index;
}

function bucketsOf(index: Index, far: LegSide): { readonly bucket: Bucket; readonly refund: boolean }[] {
  const from = far.otherChain ?? ANY;
  const back = far.otherChain === undefined || far.otherChain === far.chain;
  return far.keys.flatMap((key) =>
    [far.protocol, ANY].flatMap((protocol) => {
      const place = `${protocol} ${key}`;
      const payouts = [`${place} ${from}>${far.chain}`, `${place} ${from}>${ANY}`];
      const refunds = back ? [`${place} ${far.refund ? '' : 'perhaps '}back ${far.chain}`] : [];
      return [
        ...(far.refund === true ? [] : payouts.map((name) => ({ name, refund: false }))),
        ...(far.refund === false ? [] : refunds.map((name) => ({ name, refund: true }))),
      ].flatMap(({ name, refund }) => {
        const bucket = index.get(name);
        return bucket ? [{ bucket, refund }] : [];
      });
    }),
  );
}
