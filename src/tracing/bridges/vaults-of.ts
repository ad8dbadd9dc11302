import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import { canonicalAddress } from './canonical-address.ts';
import type { BridgeMatch } from './match-bridges.ts';

/** An address of Bitcoin that is known as a vault of THORChain from a first to a last sign of it. */
export interface VaultPeriod {
  readonly chain: 'bitcoin';
  /** As the chain writes it. */
  readonly address: string;
  /** UTC seconds, both included: times of the first and the last transaction that says so. */
  readonly from: number;
  readonly to: number;
  /** Orders that say so, and how many different people gave them: few of them are a weak word. */
  readonly orders: number;
  readonly depositors: number;
}

interface Sign {
  readonly address: string;
  readonly time: number;
  /** Who gave the order; empty: not known. */
  readonly depositors: readonly string[];
  readonly recipient: string | undefined;
  /** A listed router paid out what this address was paid; else the address itself says that it pays out for one. */
  readonly confirmed: boolean;
}

/**
 * Addresses of Bitcoin that are vaults of THORChain, by pairs that agree in id and recipient. Two signs:
 *
 * - an order in a memo paid the address in its first output, and a listed router paid out that order: one is enough;
 * - the address alone paid (it is all inputs of) a payout of a deposit at a listed router. The memo that says so is the
 *   payer's own word, and whoever made the deposit can write one: it takes two deposits by different people to different
 *   recipients, or one sign of the first kind.
 *
 * Never a vault: a start of the trace, and whoever such a pair names as recipient or for refunds, or who gave the order:
 * a vault takes part in no order of its own. Orders that nothing answered name nobody here, because with a memo for the price of
 * a fee anybody could otherwise take a real vault out, and its customers would be followed. What remains open: see
 * docs/explanation/bridges.md. Ordered by first sign. Linear in the number of pairs.
 */
export function vaultsOf(matched: readonly BridgeMatch[], starts: readonly string[] = []): VaultPeriod[] {
  const signs = new Map<string, Sign[]>();
  const people = new Set(starts.map(canonicalAddress));
  for (const match of matched) {
    if (match.method !== 'memo' || match.agrees.id !== 'yes' || match.agrees.recipient !== 'yes') continue;
    const { named, ...about } = sidesOf(match);
    for (const person of [...about.depositors, ...named]) people.add(person);
    const sign = signOf(match, about);
    if (!sign) continue;
    const key = canonicalAddress(sign.address);
    const before = signs.get(key);
    if (before) before.push(sign);
    else signs.set(key, [sign]);
  }
  const vaults: VaultPeriod[] = [];
  for (const [address, own] of signs) {
    if (people.has(address) || !suffices(own)) continue;
    const times = own.map(({ time }) => time).sort((a, b) => a - b);
    vaults.push({
      chain: 'bitcoin',
      address: own[0]!.address,
      from: times[0]!,
      to: times[times.length - 1]!,
      orders: own.length,
      depositors: peopleBehind(own),
    });
  }
  return vaults.sort((a, b) => a.from - b.from || (a.address < b.address ? -1 : 1));
}

/** Who gave the order, and whom it names. */
function sidesOf({
  out,
}: BridgeMatch): Pick<Sign, 'depositors' | 'recipient'> & { readonly named: string[] } {
  const memo = 'txid' in out ? out.memo : out.event.memo;
  const order = memo === undefined ? undefined : parseThorchainMemo(memo);
  const swap = order?.action === 'swap' ? order : undefined;
  const recipient = 'txid' in out ? swap?.address : out.event.farAddress;
  const payers = 'txid' in out ? (out.payers ?? []) : [out.event.payer, out.sender];
  const canonical = (list: readonly (string | undefined)[]) =>
    list.flatMap((address) => (address === undefined ? [] : canonicalAddress(address)));
  return {
    depositors: [...new Set(canonical(payers))],
    recipient: canonical([recipient])[0],
    named: canonical([recipient, swap?.address, swap?.refundAddress]),
  };
}

function signOf(match: BridgeMatch, about: Pick<Sign, 'depositors' | 'recipient'>): Sign | undefined {
  const { out, in: payout, refund } = match;
  const { depositors, recipient } = about;
  if (refund) return undefined;
  if ('txid' in out) {
    const address = out.outputs[0]?.address;
    if (address === undefined || 'txid' in payout) return undefined;
    return { address, time: out.time, depositors, recipient, confirmed: true };
  }
  if ('event' in payout) return undefined;
  // A vault signs alone: no input is anybody else's.
  const [address, other] = new Set(payout.payers);
  if (address === undefined || other !== undefined) return undefined;
  return { address, time: payout.time, depositors, recipient, confirmed: false };
}

const suffices = (signs: readonly Sign[]): boolean =>
  signs.some(({ confirmed }) => confirmed) || peopleBehind(signs) > 1;

/** How many they are at least: orders that share a depositor or a recipient are one person's; unknown depositors, nobody. */
function peopleBehind(signs: readonly Sign[]): number {
  const leader = new Map<string, string>();
  const find = (name: string): string => {
    let at = name;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    leader.set(name, at);
    return at;
  };
  for (const { depositors, recipient } of signs) {
    const [first, ...others] = depositors;
    if (first === undefined) continue;
    for (const name of [...others, ...(recipient === undefined ? [] : [recipient])])
      leader.set(find(name), find(first));
  }
  const known = signs.flatMap(({ depositors: [first] }) => (first === undefined ? [] : find(first)));
  return new Set(known).size;
}
