import { NO_ACCOUNT } from '../ledger/columns.ts';
import type { LedgerSegment } from '../ledger/ledger-segment.ts';
import { sortByColumns } from './sort-by-columns.ts';

/** Words of 32 bits of an amount. */
const VALUE_WORDS = 8;

/** Up to so many, rows are put in order one by one. */
const SHORT = 24;

/**
 * Gives the transfers of a segment account by account, in the order of (home, asset); those of an account in the order of (received
 * of value, received nothing, paid of value, paid nothing), each by counterparty, each in the order of the chain. A side
 * is 2 x transfer, and 1 more where the account pays. `take` gets the place of the account in the segment, and `count` of
 * its sides in an array that the next account reuses. `values`: VALUE_WORDS words a transfer.
 */
export function sidesByAccount(
  source: Pick<LedgerSegment, 'transfers' | 'transferAsset' | 'transferFrom' | 'transferTo' | 'accountHome'>,
  values: Uint32Array,
  take: (account: number, sides: Uint32Array, count: number) => void,
): void {
  const { transfers, transferAsset, transferFrom, transferTo, accountHome } = source;
  const accounts = accountHome.length;
  const starts = new Uint32Array(accounts + 1);
  const asset = new Uint32Array(accounts);
  for (let i = 0; i < transfers; i++) {
    const [from, to] = [transferFrom[i]!, transferTo[i]!];
    if (from !== NO_ACCOUNT) {
      starts[from + 1]! += 1;
      asset[from] = transferAsset[i]!;
    }
    if (to !== NO_ACCOUNT && to !== from) {
      starts[to + 1]! += 1;
      asset[to] = transferAsset[i]!;
    }
  }
  let most = 0;
  for (let a = 0; a < accounts; a++) {
    most = Math.max(most, starts[a + 1]!);
    starts[a + 1]! += starts[a]!;
  }
  const sides = new Uint32Array(starts[accounts]!);
  const ends = starts.slice(0, accounts);
  for (let i = 0; i < transfers; i++) {
    const [from, to] = [transferFrom[i]!, transferTo[i]!];
    if (from !== NO_ACCOUNT) sides[ends[from]!++] = 2 * i + 1;
    if (to !== NO_ACCOUNT && to !== from) sides[ends[to]!++] = 2 * i;
  }

  const kinds = new Uint32Array(most);
  const peers = new Uint32Array(most);
  const sorted = new Uint32Array(most);
  /** Puts the sides from `start` on in order, into `sorted`. */
  function sortSides(start: number, count: number): void {
    for (let k = 0; k < count; k++) {
      const side = sides[start + k]!;
      const transfer = side >>> 1;
      const other = (side & 1) === 1 ? transferTo[transfer]! : transferFrom[transfer]!;
      let word = transfer * VALUE_WORDS;
      const end = word + VALUE_WORDS;
      while (word < end && values[word] === 0) word += 1;
      kinds[k] = 2 * (side & 1) + (word === end ? 1 : 0);
      peers[k] = other === NO_ACCOUNT ? NO_ACCOUNT : accountHome[other]!;
    }
    if (count > SHORT) {
      const order = sortByColumns([kinds, peers], count);
      for (let k = 0; k < count; k++) sorted[k] = sides[start + order[k]!]!;
      return;
    }
    for (let k = 0; k < count; k++) {
      const [side, kind, peer] = [sides[start + k]!, kinds[k]!, peers[k]!];
      let place = k;
      while (
        place > 0 &&
        (kinds[place - 1]! > kind || (kinds[place - 1] === kind && peers[place - 1]! > peer))
      ) {
        sorted[place] = sorted[place - 1]!;
        kinds[place] = kinds[place - 1]!;
        peers[place] = peers[place - 1]!;
        place -= 1;
      }
      sorted[place] = side;
      kinds[place] = kind;
      peers[place] = peer;
    }
  }

  const order = sortByColumns([accountHome, asset], accounts);
  for (let o = 0; o < accounts; o++) {
    const account = order[o]!;
    const count = starts[account + 1]! - starts[account]!;
    if (count === 0) continue;
    if (count === 1) sorted[0] = sides[starts[account]!]!;
    else sortSides(starts[account]!, count);
    take(account, sorted, count);
  }
}
