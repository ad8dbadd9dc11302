import type { LegSide } from './leg-side.ts';
import { CROWD, LISTED, type NamedPayments, type Place, type Places } from './named-payments.ts';

interface Bucket {
  readonly refund: boolean;
  readonly byRecipient: Map<string, LegSide[]>;
  readonly unnamed: LegSide[];
  readonly listed: LegSide[];
  readonly unlisted: LegSide[];
}

const ANY = '*';

/**
 * Payments of one id, looked up as placeOf would judge them one by one: a payment stands under its bridge and the chains
 * that it names or leaves open, where a payout looks for it.
 */
export function crowdIndex(nears: readonly LegSide[]): (far: LegSide) => NamedPayments {
  const index = new Map<string, Bucket>();
  const put = (name: string, near: LegSide, refund: boolean) => {
    let bucket = index.get(name);
    if (bucket === undefined) {
      bucket = { refund, byRecipient: new Map(), unnamed: [], listed: [], unlisted: [] };
      index.set(name, bucket);
    }
    if (!near.listed) {
      bucket.unlisted.push(near);
      return;
    }
    bucket.listed.push(near);
    const names = refund ? near.refundTo : near.payments.flatMap(({ address }) => address ?? []);
    if (names.length === 0) bucket.unnamed.push(near);
    for (const address of names) {
      const same = bucket.byRecipient.get(address);
      if (same) same.push(near);
      else bucket.byRecipient.set(address, [near]);
    }
  };
  for (const near of nears) {
    const { protocol = ANY, chain, otherChain = ANY } = near;
    for (const from of [chain, ANY]) put(`${protocol} ${from}>${otherChain}`, near, false);
    put(`${protocol} back ${chain}`, near, true);
    if (otherChain !== ANY && otherChain !== chain) put(`${protocol} perhaps back ${chain}`, near, true);
  }
  return (far) => {
    const buckets = namesOf(far).flatMap((name) => index.get(name) ?? []);
    const paid = [...new Set(far.payments.flatMap(({ address }) => address ?? []))];
    const listed = gather(buckets, (bucket) => [bucket.listed]);
    return {
      own: gather(buckets, ({ byRecipient }) => paid.map((address) => byRecipient.get(address) ?? [])),
      unnamed: paid.length === 0 ? listed : gather(buckets, (bucket) => [bucket.unnamed]),
      listed,
      unlisted: gather(buckets, (bucket) => [bucket.unlisted]),
    };
  };
}

function namesOf(far: LegSide): string[] {
  const from = far.otherChain ?? ANY;
  const back = far.otherChain === undefined || far.otherChain === far.chain;
  return [far.protocol, ANY].flatMap((protocol) => [
    ...(far.refund === true ? [] : [`${protocol} ${from}>${far.chain}`, `${protocol} ${from}>${ANY}`]),
    ...(far.refund === false || !back
      ? []
      : [`${protocol} ${far.refund ? '' : 'perhaps '}back ${far.chain}`]),
  ]);
}

/** All payments of these lists, each once; of a crowd the first ones and how many there are. Nothing long is copied. */
function gather(
  buckets: readonly Bucket[],
  lists: (bucket: Bucket) => readonly (readonly LegSide[])[],
): Places {
  const seen = new Set<LegSide>();
  const first: Place[] = [];
  const found = buckets.map((bucket) => ({ bucket, all: lists(bucket) }));
  const total = found.reduce((sum, { all }) => sum + all.reduce((count, list) => count + list.length, 0), 0);
  const most = total > CROWD ? LISTED : CROWD;
  for (const { bucket, all } of found) {
    for (const list of all) {
      for (let i = 0; i < list.length && first.length < most; i++) {
        const near = list[i]!;
        if (seen.has(near)) continue;
        seen.add(near);
        first.push({ near, refund: bucket.refund });
      }
    }
  }
  return { first, total: total > CROWD ? total : first.length };
}
