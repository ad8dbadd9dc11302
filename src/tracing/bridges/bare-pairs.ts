import { agreementOf, CLOCKS, type LegPair } from './agreement-of.ts';
import type { BridgeRule } from './bridge-rules.ts';
import type { LegSide, Payment } from './leg-side.ts';
import { LISTED } from './linked-pairs.ts';
import { type RangeItem, type RangeQuery, rangeIndex } from './range-index.ts';

/** A payment into a bridge, with the payouts that would do. */
export interface BarePayment {
  readonly near: LegSide;
  /** The first of them, at most LISTED; each with how many payments its payout would do for, this one included. */
  readonly pairs: readonly { readonly pair: LegPair; readonly rivals: number }[];
  /** How many there are: outputs, where Bitcoin pays out. */
  readonly total: number;
}

interface Item extends RangeItem {
  readonly side: LegSide;
  /** The event's payment, or one output of a Bitcoin transaction. */
  readonly payment: Payment;
}

interface Slot {
  readonly items: Item[];
  readonly find: ReturnType<typeof rangeIndex<Item>>;
}
type Index = ReadonlyMap<string, Slot>;

const ANY = '*';
const WHOLE = 10_000n;

/**
 * Legs without an id, of bridges that have such: same bridge, chains that do not contradict each other, a recipient and
 * an amount that do not either, at most CLOCKS before and the rule's window after the payment. Where no amount can be
 * compared the recipient has to agree. Contracts in no list take no part; `forged`: their payouts that would do.
 * n log n in the number of legs, log² n a leg, however many fit.
 */
export function barePairs(
  nears: readonly LegSide[],
  fars: readonly LegSide[],
  rules: ReadonlyMap<string, BridgeRule>,
): { readonly bare: BarePayment[]; readonly forged: BarePayment[] } {
  const bareRules = [...rules.values()].filter((rule) => rule.bare);
  const names = new Set<string | undefined>(bareRules.map(({ protocol }) => protocol));
  const open = nears.filter(
    ({ protocol, listed }) => listed && protocol !== undefined && names.has(protocol),
  );
  const silent = fars.filter(({ protocol, keys }) => keys.length === 0 && (!protocol || names.has(protocol)));
  const payments = indexOf(open);
  const payouts = indexOf(silent.filter(({ listed }) => listed));
  const claims = indexOf(silent.filter(({ listed }) => !listed));

  const bare: BarePayment[] = [];
  const forged: BarePayment[] = [];
  for (const near of open) {
    const rule = rules.get(near.protocol!)!;
    for (const [index, into] of [
      [payouts, bare],
      [claims, forged],
    ] as const) {
      const { total, first } = payoutsFor(index, near, rule);
      if (total === 0) continue;
      const pairs = first.map((item) => {
        const one = { ...item.side, payments: [item.payment] };
        const pair = agreementOf(near, one, { rule, refund: false, sharesId: false });
        return { pair: { ...pair, far: item.side }, rivals: paymentsFor(payments, item, bareRules) };
      });
      into.push({ near, pairs, total });
    }
  }
  return { bare, forged };
}

/** What an id says is not asked here: a payment with an id of its own waits for it, except where Bitcoin pays out. */
function payoutsFor(index: Index, near: LegSide, rule: BridgeRule) {
  const [{ address, amount }] = near.payments as [Payment];
  const from = near.time - CLOCKS;
  const to = near.time + rule.window;
  const chains = near.otherChain ?? 'all';
  const protocols = near.keys.length === 0 ? [rule.protocol, ANY] : [ANY];
  const places = protocols.flatMap((protocol) =>
    [near.chain, ANY].map((other) => `${protocol} ${chains} ${other}`),
  );
  const share = (part: number, up: bigint) => (amount! * BigInt(part) + up) / WHOLE;
  const amounts = amount && {
    least: share(Number(WHOLE) - rule.fee, WHOLE - 1n),
    most: share(Number(WHOLE) + (rule.reward ?? 0), 0n),
  };
  return ask(index, slotsOf(places, address, amount), {
    from,
    to,
    ...(amounts && { amounts }),
    limit: LISTED,
  });
}

/** Payments into every bridge without ids that may have paid out this. */
function paymentsFor(index: Index, { side, payment }: Item, rules: readonly BridgeRule[]): number {
  let total = 0;
  for (const { protocol, window, fee, reward = 0 } of rules) {
    if (side.protocol !== undefined && side.protocol !== protocol) continue;
    const places = [side.chain, ANY].map((other) => `${protocol} ${side.otherChain ?? 'all'} ${other}`);
    const { address, amount } = payment;
    const [less, more] = [WHOLE - BigInt(fee), WHOLE + BigInt(reward)];
    const amounts =
      amount === undefined
        ? undefined
        : {
            least: (amount * WHOLE + more - 1n) / more,
            most: (amount * WHOLE) / less,
          };
    const query = { from: side.time - window, to: side.time + CLOCKS, ...(amounts && { amounts }), limit: 0 };
    total += ask(index, slotsOf(places, address, amount), query).total;
  }
  return total;
}

/** Where the other legs stand that do not contradict a recipient; without a known amount the recipient has to agree. */
function slotsOf(
  places: readonly string[],
  address: string | undefined,
  amount: bigint | undefined,
): string[] {
  return places.flatMap((place) => {
    if (address === undefined) return amount === undefined ? [] : [`${place} all`];
    return [`${place} =${address}`, ...(amount === undefined ? [] : [`${place} unnamed`])];
  });
}

function ask(index: Index, slots: readonly string[], query: RangeQuery) {
  let total = 0;
  const first: Item[] = [];
  for (const slot of slots) {
    const found = index.get(slot)?.find(query);
    if (!found) continue;
    total += found.total;
    first.push(...found.first);
  }
  return { total, first: first.toSorted((a, b) => a.time - b.time).slice(0, query.limit) };
}

/** Legs by protocol, own chain (and any) and the other chain that they name (or none). */
function indexOf(sides: readonly LegSide[]): Index {
  const index = new Map<string, Slot>();
  const put = (name: string, item: Item) => {
    let slot = index.get(name);
    if (slot === undefined) {
      const items: Item[] = [];
      slot = { items, find: rangeIndex(items) };
      index.set(name, slot);
    }
    slot.items.push(item);
  };
  for (const side of sides) {
    const { protocol = ANY, chain, otherChain = ANY, time } = side;
    for (const payment of side.payments) {
      const amount = payment.amount === 0n ? undefined : payment.amount;
      const item = { side, payment, time, amount };
      for (const own of [chain, 'all']) {
        const place = `${protocol} ${own} ${otherChain}`;
        if (payment.address !== undefined) put(`${place} =${payment.address}`, item);
        else if (amount !== undefined) put(`${place} unnamed`, item);
        if (amount !== undefined) put(`${place} all`, item);
      }
    }
  }
  return index;
}
