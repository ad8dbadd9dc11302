import type { LedgerCounts } from '../../lake/manifest.ts';
import { NO_ACCOUNT } from '../ledger/columns.ts';
import type { LedgerSegment } from '../ledger/ledger-segment.ts';
import { createPeerRowWriter, newPeerRow, PEER_WAYS, SUM_WORDS } from './peer-row.ts';
import type { PeerRunWriter } from './peer-run.ts';
import { sidesByAccount } from './sides-by-account.ts';

/** What of a segment the sums are made of. */
export type PeerSource = Pick<
  LedgerSegment,
  | 'transfers'
  | 'blockTime'
  | 'txBlock'
  | 'transferTx'
  | 'transferAsset'
  | 'transferFrom'
  | 'transferTo'
  | 'transferValue'
  | 'accountHome'
>;

/** Words of 32 bits of an amount. */
const VALUE_WORDS = 8;

/**
 * Writes the sums of a segment: what every address received from, and paid to, each counterparty in each asset. `base` are
 * the counts before the segment, which is number `segment`.
 */
export function writeSegmentPeers(
  writer: PeerRunWriter,
  source: PeerSource,
  { base, segment }: { readonly base: LedgerCounts; readonly segment: number },
): void {
  const { transferTx, transferFrom, transferTo, transferAsset, txBlock, blockTime, accountHome } = source;
  const values = new Uint32Array(source.transferValue.buffer, source.transferValue.byteOffset);
  const rows = createPeerRowWriter();
  const row = newPeerRow();
  const sum = new Uint32Array(SUM_WORDS);
  const timeOf = (tx: number) => blockTime[txBlock[tx - base.transactions]! - base.blocks]!;
  const homeOf = (account: number) => (account === NO_ACCOUNT ? NO_ACCOUNT : accountHome[account]!);

  /** Sides of one account: PAID of value, of nothing, and so on, each by counterparty. */
  const accountRows = (account: number, sides: Uint32Array, count: number) => {
    let at = 0;
    while (at < count) {
      const first = sides[at]! >>> 1;
      const paid = sides[at]! & 1;
      const other = paid === 1 ? transferTo[first]! : transferFrom[first]!;
      const nothing = isNothing(values, first);
      row.asset = transferAsset[first]!;
      row.way = other === account ? PEER_WAYS.self : paid === 1 ? PEER_WAYS.paid : PEER_WAYS.received;
      row.counterparty = homeOf(other);
      row.firstTransfer = base.transfers + first;
      row.firstTx = transferTx[first]!;
      row.firstTime = timeOf(row.firstTx);
      for (let w = 0; w < VALUE_WORDS; w++) sum[w] = values[first * VALUE_WORDS + w]!;
      sum[VALUE_WORDS] = 0;
      row.count = 1;
      let last = first;
      for (at += 1; at < count; at++) {
        const next = sides[at]! >>> 1;
        const same =
          (sides[at]! & 1) === paid &&
          (paid === 1 ? transferTo[next]! : transferFrom[next]!) === other &&
          isNothing(values, next) === nothing;
        if (!same) break;
        row.count += 1;
        addTo(sum, values, next * VALUE_WORDS);
        last = next;
      }
      row.lastTime = row.count > 1 ? timeOf(transferTx[last]!) : row.firstTime;
      rows.add(row, sum);
    }
  };

  let owner = -1;
  sidesByAccount(source, values, (account, sides, count) => {
    const home = accountHome[account]!;
    if (home !== owner) {
      if (owner >= 0) writer.add(owner, segment, rows);
      owner = home;
      rows.begin();
    }
    accountRows(account, sides, count);
  });
  if (owner >= 0) writer.add(owner, segment, rows);
}

function isNothing(values: Uint32Array, transfer: number): boolean {
  for (let w = transfer * VALUE_WORDS; w < (transfer + 1) * VALUE_WORDS; w++)
    if (values[w] !== 0) return false;
  return true;
}

/** Adds an amount of VALUE_WORDS words to a sum, which is a word longer: it cannot pass it. */
function addTo(sum: Uint32Array, values: Uint32Array, at: number): void {
  let carry = 0;
  for (let w = 0; w < VALUE_WORDS; w++) {
    const total = sum[w]! + values[at + w]! + carry;
    sum[w] = total >>> 0;
    carry = total > 0xffffffff ? 1 : 0;
  }
  sum[VALUE_WORDS]! += carry;
}
