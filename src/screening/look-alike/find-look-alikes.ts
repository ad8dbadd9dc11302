import { addressBody, shownKey } from './shown-key.ts';

/** A counterparty of the subject with what passed between them. */
export interface Acquaintance {
  readonly address: string;
  readonly transfers: number;
  /** Transfers of value 0, or of so little that nobody would pay it. */
  readonly trifles: number;
  /** UTC seconds of the first one. */
  readonly firstTime: number;
}

export interface LookAlike {
  /** The address that resembles another one and has sent nothing but trifles. */
  readonly suspect: string;
  readonly resembles: string;
  /** Characters that are the same at the begin (behind the prefix that all addresses have) and at the end. */
  readonly sameFirst: number;
  readonly sameLast: number;
  readonly trifles: number;
  readonly firstTime: number;
}

/**
 * Addresses that may have been made to be confused with another one (address poisoning): the same first and last
 * characters as an address with which value was exchanged, and nothing but transfers of nothing. A chance likeness of
 * four characters at each end is one in 4 billion pairs on an EVM chain.
 */
export function findLookAlikes(known: readonly Acquaintance[], subject: string): LookAlike[] {
  const groups = new Map<string, Acquaintance[]>();
  const self: Acquaintance = { address: subject, transfers: 1, trifles: 0, firstTime: 0 };
  for (const acquaintance of [self, ...known]) {
    const key = shownKey(acquaintance.address);
    if (key === undefined) continue;
    groups.set(key, [...(groups.get(key) ?? []), acquaintance]);
  }
  const found: LookAlike[] = [];
  for (const group of groups.values()) {
    const real = group.filter(({ transfers, trifles }) => transfers > trifles);
    for (const suspect of group) {
      if (suspect.transfers > suspect.trifles) continue;
      for (const { address } of real) {
        const [a, b] = [addressBody(suspect.address), addressBody(address)];
        found.push({
          suspect: suspect.address,
          resembles: address,
          sameFirst: same(a, b, (text, i) => text[i]),
          sameLast: same(a, b, (text, i) => text[text.length - 1 - i]),
          trifles: suspect.trifles,
          firstTime: suspect.firstTime,
        });
      }
    }
  }
  return found.sort((a, b) => a.firstTime - b.firstTime || (a.suspect < b.suspect ? -1 : 1));
}

function same(a: string, b: string, at: (text: string, i: number) => string | undefined): number {
  let count = 0;
  while (count < a.length && at(a, count) === at(b, count)) count += 1;
  return count;
}
