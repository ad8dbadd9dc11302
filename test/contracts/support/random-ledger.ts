import fc from 'fast-check';
import type { ProtocolEvent } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { BLOCK_FLAGS } from '../../../src/graph/ledger/columns.ts';
import type { LedgerBlock } from '../../../src/ingest/ledger/ledger-block.ts';
import { addressOf, ledgerBlocks, type Move, type Tx } from '../../support/make-ledger.ts';

/** `-` is nobody; `0` the address of zeros. */
const PEOPLE = ['a', 'b', 'c', 'd', 'e', '0', '-'];
/** Small ones meet each other; large ones wrap and set the sign. */
const VALUES = [0n, 1n, 2n ** 64n, 2n ** 128n - 1n, 2n ** 255n, 2n ** 256n - 1n];

const value = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt({ min: 1n, max: 50n }) },
  { weight: 1, arbitrary: fc.constantFrom(...VALUES) },
);

const move: fc.Arbitrary<Move> = fc
  .record({
    from: fc.constantFrom(...PEOPLE),
    to: fc.constantFrom(...PEOPLE),
    value,
    asset: fc.constantFrom(undefined, undefined, 'TOK', 'NFT', 'site1'),
  })
  .map(({ asset, ...rest }) => ({
    ...rest,
    ...(asset && { asset, kind: asset === 'NFT' ? ('erc721' as const) : ('erc20' as const) }),
  }));

const amount = fc
  .constantFrom(undefined, 'TOK', 'site1', 'nowhere')
  .map((name) => ({ asset: name === undefined ? {} : { contract: addressOf(name) }, value: 2n ** 70n + 5n }));
const party = fc.constantFrom('a', 'b', 'c', 'nobody').map(addressOf);
const event = fc.record(
  {
    kind: fc.constantFrom('swap', 'bridge-out'),
    protocol: fc.constantFrom('uniswap-v2', 'something else'),
    genuine: fc.boolean(),
    site: fc.constantFrom('site1', 'site2', 'a').map(addressOf),
    paidIn: amount,
    paidOut: amount,
    payer: party,
    recipient: party,
    also: fc.tuple(amount),
  },
  { requiredKeys: ['kind', 'protocol', 'genuine', 'site'] },
) as fc.Arbitrary<Partial<ProtocolEvent>>;

const transaction: fc.Arbitrary<Tx> = fc.record({
  sender: fc.constantFrom('a', 'b', 'f'),
  moves: fc.array(move, { maxLength: 5 }),
  failed: fc.boolean(),
  events: fc.array(event, { maxLength: 2 }),
});

export interface RandomLedger {
  readonly blocks: readonly LedgerBlock[];
  /** Transfers of a segment: links lead over the borders. */
  readonly segmentTransfers: number;
}

/**
 * Anything that a lake may hold: payments beyond the record, to oneself and before being paid within a transaction, coins
 * made and destroyed, unreadable amounts, tokens of one contract, events, blocks and transactions of nothing, a block's
 * own row, and blocks that are whole, partial or rows of a table.
 */
export const randomLedger: fc.Arbitrary<RandomLedger> = fc
  .record({
    blocks: fc.array(
      fc.record({
        txs: fc.array(transaction, { maxLength: 4 }),
        flags: fc
          .constantFrom(0, 0, 0, BLOCK_FLAGS.noTraces, BLOCK_FLAGS.noReceipts)
          .map((bits) => bits | BLOCK_FLAGS.sourced),
        own: fc.boolean(),
      }),
      { minLength: 3, maxLength: 14 },
    ),
    first: fc.constantFrom(0, 1, 900),
    table: fc.boolean(),
    segmentTransfers: fc.constantFrom(1, 3, 7, 1_000),
  })
  .map(({ blocks, first, table, segmentTransfers }) => ({
    segmentTransfers,
    blocks: ledgerBlocks(
      blocks.map(({ txs }) => txs),
      { first },
    ).map((block, b) => finished(block, { ...blocks[b]!, table })),
  }));

function finished(
  { hash, parentHash, ...block }: LedgerBlock,
  as: { readonly flags: number; readonly own: boolean; readonly table: boolean },
): LedgerBlock {
  const transactions = block.transactions.map((tx, t) => ({
    ...tx,
    ...(t % 2 === 0 && { to: addressOf('target') }),
    transfers: tx.transfers.map((one) =>
      one.kind === 'erc721' ? { ...one, asset: { ...one.asset, tokenId: one.value % 3n }, value: 1n } : one,
    ),
  }));
  const last = transactions.at(-1);
  // The last transaction becomes the block's own row, which has no hash.
  if (as.own && last && block.events.every(({ txIndex }) => txIndex !== last.index))
    transactions[transactions.length - 1] = {
      ...last,
      hash: undefined,
      index: -1,
      from: undefined,
      transfers: last.transfers.map((one) => ({ ...one, txIndex: -1 })),
    };
  if (as.table)
    return {
      ...block,
      transactions,
      flags: BLOCK_FLAGS.flowTable | BLOCK_FLAGS.noTraces | BLOCK_FLAGS.noReceipts | BLOCK_FLAGS.sourced,
    };
  return {
    ...block,
    transactions,
    flags: as.flags,
    ...(hash && { hash }),
    ...(parentHash && { parentHash }),
  };
}
