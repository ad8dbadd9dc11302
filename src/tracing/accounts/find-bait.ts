import type { AccountHop } from './account-trace-result.ts';

/** What wallets show of an address is about that much at each end. */
const SHOWN = 4;
/** A transfer of at most this part of what its model moved of the same asset is a trifle. */
const TRIFLE = 1_000n;

interface Party {
  readonly home: number;
  readonly address: string;
  /** The largest transfer to or from it, by asset. */
  readonly most: Map<number, bigint>;
}

/**
 * Home accounts that look like another party of a trace, at both ends of the address, and got nothing but trifles beside
 * it: address poisoning. A chance likeness of four characters at each end is one in 4 billion pairs.
 */
export function findBait(hops: readonly AccountHop[]): Set<number> {
  const parties = new Map<number, Party>();
  const add = (home: number, address: string, hop: AccountHop) => {
    if (home < 0 || address === '') return;
    const party = parties.get(home) ?? { home, address, most: new Map<number, bigint>() };
    parties.set(home, party);
    if (hop.value > (party.most.get(hop.asset) ?? 0n)) party.most.set(hop.asset, hop.value);
  };
  for (const hop of hops) {
    if (hop.into) continue;
    add(hop.from, hop.fromAddress, hop);
    add(hop.to, hop.toAddress, hop);
  }
  const groups = new Map<string, Party[]>();
  for (const party of parties.values()) {
    const body = party.address.toLowerCase().slice(2);
    const key = body.slice(0, SHOWN) + body.slice(-SHOWN);
    const group = groups.get(key);
    if (group) group.push(party);
    else groups.set(key, [party]);
  }
  const found = new Set<number>();
  for (const group of groups.values())
    for (const suspect of group)
      if (group.some((model) => model !== suspect && isTrifleBeside(suspect, model))) found.add(suspect.home);
  return found;
}

function isTrifleBeside(suspect: Party, model: Party): boolean {
  for (const [asset, value] of suspect.most) {
    const real = model.most.get(asset);
    if (real === undefined || value * TRIFLE > real) return false;
  }
  return true;
}
