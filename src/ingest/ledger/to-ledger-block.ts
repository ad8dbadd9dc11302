import type { EvmBlock } from '../../chains/evm/block/evm-block.ts';
import { decodeProtocolEvents } from '../../chains/evm/protocols/decode-protocol-events.ts';
import { blockTransfers } from '../../chains/evm/transfers/block-transfers.ts';
import type { Transfer } from '../../chains/evm/transfers/transfer.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import { groupBy } from '../../primitives/group-by.ts';
import type { AssetFacts } from './asset-facts.ts';
import type { LedgerBlock, LedgerTransaction } from './ledger-block.ts';

/** A verified block as the lake takes it: what moved, and what protocols say about it. */
export function toLedgerBlock(
  block: EvmBlock,
  chain: EvmChain,
  assets: readonly AssetFacts[] = [],
): LedgerBlock {
  const { transfers, unread } = blockTransfers(block, chain);
  const logs = (block.receipts ?? []).flatMap((receipt) => receipt.logs);
  const { events, undecoded } = decodeProtocolEvents(logs, { chain, transfers });
  const malformed = undecoded
    .filter(({ reason }) => reason === 'malformed')
    .map(({ logIndex }) => ({ logIndex, reason: 'not what the event of that name declares' }));
  const byTransaction = groupBy(transfers, (transfer) => transfer.txIndex);
  const transactions = block.transactions.map((tx): LedgerTransaction => {
    const status = block.receipts?.[tx.index]?.status;
    const moved = byTransaction.get(tx.index) ?? [];
    const failed = status === false || (status === undefined && tx.value > 0n && paysOnlyFees(moved));
    return { hash: tx.hash, index: tx.index, from: tx.from, to: tx.to, failed, transfers: moved };
  });
  const own = byTransaction.get(-1) ?? [];
  if (own.length > 0) transactions.push({ hash: undefined, index: -1, failed: false, transfers: own });
  const { number, time, hash, parentHash } = block.header;
  return {
    number,
    time,
    hash,
    parentHash,
    block,
    transactions,
    events,
    undecoded: [...unread, ...malformed],
    assets,
    place: block.place,
  };
}

/** Before Byzantium no receipt tells success: value that did not move tells failure. */
function paysOnlyFees(transfers: readonly Transfer[]): boolean {
  return transfers.every(({ kind }) => kind === 'fee' || kind === 'burnt-fee' || kind === 'deposit');
}
