import { agreementOf, CLOCKS, type LegPair } from './agreement-of.ts';
import type { BridgeRule } from './bridge-rules.ts';
import type { LegSide, Payment } from './leg-side.ts';
import { LISTED } from './named-payments.ts';
import { type RangeItem, type RangeQuery, rangeIndex } from './range-index.ts';

/** A payment into a bridge, with the payouts that would do. */
export interface BarePayment {
  readonly near: LegSide;
  /** The first of them, at most LISTED. */
  readonly pairs: readonly LegPair[];
  /** How many there are: outputs, where Bitcoin pays out. */
  readonly total: number;
  /** Of the only payout: how many payments it would do for, this one included. Of several payouts: 1, not counted. */
  readonly rivals: number;
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

/** Legs that name the same bridge and chains. Of those whose amount is unknown only the ones that name a recipient. */
interface Crossing {
  readonly of: Map<string, Slot>;
  readonly unnamed: Slot;
  readonly all: Slot;
}
type Index = ReadonlyMap<string, Crossing>;

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
  const payments = indexOf(open, silent);
  const payouts = indexOf(
    silent.filter(({ listed }) => listed),
    open,
  );
  const claims = indexOf(
    silent.filter(({ listed }) => !listed),
    open,
  );

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
      const pairs = first.map(({ side, payment }) =>
        agreementOf(near, side, { rule, payment, refund: false, sharesId: false }),
      );
      const rivals = total === 1 && index === payouts ? paymentsFor(payments, first[0]!, bareRules) : 1;
      into.push({ near, pairs, total, rivals });
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
  const amounts = amount !== undefined && {
    least: share(Number(WHOLE) - rule.fee, WHOLE - 1n),
    most: share(Number(WHOLE) + (rule.reward ?? 0), 0n),
  };
  return ask(slotsOf(index, places, { address, amount }), {
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
    total += ask(slotsOf(index, places, { address, amount }), query).total;
  }
  return total;
}

/** Where the other legs stand that do not contradict a recipient; without a known amount the recipient has to agree. */
function slotsOf(
  index: Index,
  places: readonly string[],
  { address, amount }: { readonly address: string | undefined; readonly amount: bigint | undefined },
): Slot[] {
  const slots: Slot[] = [];
  for (const place of places) {
    const crossing = index.get(place);
    if (!crossing) continue;
    const own = address === undefined ? undefined : crossing.of.get(address);
    if (own) slots.push(own);
    if (amount !== undefined) slots.push(address === undefined ? crossing.all : crossing.unnamed);
  }
  return slots;
}

function ask(slots: readonly Slot[], query: RangeQuery) {
  let total = 0;
  const first: Item[] = [];
  for (const { items, find } of slots) {
    if (items.length === 0) continue;
    const found = find(query);
    total += found.total;
    first.push(...found.first);
  }
  return { total, first: first.sort((a, b) => a.time - b.time).slice(0, query.limit) };
}

const slot = (): Slot => {
  const items: Item[] = [];
  return { items, find: rangeIndex(items) };
};

/** Legs by protocol, own chain (and any, if somebody asks so) and the other chain that they name (or none). */
function indexOf(sides: readonly LegSide[], askers: readonly LegSide[]): Index {
  const openChain = askers.some(({ otherChain }) => otherChain === undefined);
  const index = new Map<string, Crossing>();
  for (const side of sides) {
    const { protocol = ANY, chain, otherChain = ANY, time } = side;
    for (const own of openChain ? [chain, 'all'] : [chain]) {
      const place = `${protocol} ${own} ${otherChain}`;
      const crossing = index.get(place) ?? { of: new Map<string, Slot>(), unnamed: slot(), all: slot() };
      index.set(place, crossing);
      for (const payment of side.payments) {
        const { address, amount } = payment;
        const item = { side, payment, time, amount };
        if (amount !== undefined) crossing.all.items.push(item);
        if (amount !== undefined && address === undefined) crossing.unnamed.items.push(item);
        if (address === undefined) continue;
        const same = crossing.of.get(address) ?? slot();
        if (same.items.push(item) === 1) crossing.of.set(address, same);
      }
    }
  }
  return index;
}
