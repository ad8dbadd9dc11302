import type { ProtocolEvent } from '../../src/chains/evm/protocols/protocol-event.ts';
import type { Transfer, TransferKind } from '../../src/chains/evm/transfers/transfer.ts';
import type { AccountSource } from '../../src/graph/account-source.ts';
import { BLOCK_FLAGS } from '../../src/graph/ledger/columns.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../src/ingest/ledger/ingest-ledger.ts';
import type { LedgerBlock } from '../../src/ingest/ledger/ledger-block.ts';
import type { LedgerSource } from '../../src/ingest/ledger/ledger-source.ts';
import { evmChainById } from '../../src/primitives/evm-chain.ts';

/** An address by a short name: `0x` and the letters' codes. */
export function addressOf(name: string): string {
  if (/^0x[0-9a-f]{40}$/.test(name)) return name;
  if (name === '0') return `0x${'00'.repeat(20)}`;
  return `0x${Buffer.from(name.padStart(20, '.')).toString('hex')}`;
}

export function hashOf(number: number, index: number): string {
  return `0x${(number * 1_000 + index + 1).toString(16).padStart(64, '0')}`;
}

/** `from`, `to`: names; `-` for nobody. `asset`: absent for the coin, else the name of a token's contract. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly value: bigint | number;
  readonly asset?: string;
  readonly kind?: TransferKind;
}

export interface Tx {
  /** Absent: whoever pays first; `-`: not said, as in a table. */
  readonly sender?: string;
  readonly moves: readonly Move[];
  readonly failed?: boolean;
  readonly events?: readonly Partial<ProtocolEvent>[];
}

/** Blocks 1, 2, ... of transactions, a block a list. */
export function ledgerBlocks(
  blocks: readonly (readonly Tx[])[],
  options: { readonly first?: number; readonly fork?: string; readonly flags?: number } = {},
): LedgerBlock[] {
  const { first = 1, flags = BLOCK_FLAGS.noReceipts | BLOCK_FLAGS.noTraces } = options;
  const blockHash = (number: number) =>
    `0x${Buffer.from(`${options.fork ?? 'main'}-${number}`)
      .toString('hex')
      .padStart(64, '0')}`;
  return blocks.map((txs, b) => {
    const number = first + b;
    return {
      number,
      time: 1_600_000_000 + number * 12,
      // The rows of a table have no header that could be hashed.
      ...(!(flags & BLOCK_FLAGS.flowTable) && {
        hash: blockHash(number),
        parentHash: blockHash(number - 1),
      }),
      // Made by hand: nothing of them was recomputed.
      flags: flags | BLOCK_FLAGS.sourced,
      transactions: txs.map((tx, index) => ({
        hash: hashOf(number, index),
        index,
        from: tx.sender === '-' ? undefined : addressOf(tx.sender ?? tx.moves[0]?.from ?? 'nobody'),
        to: undefined,
        failed: tx.failed === true,
        transfers: tx.moves.map((move, order) => toTransfer(move, index, order)),
      })),
      events: txs.flatMap((tx, txIndex) =>
        (tx.events ?? []).map(
          (event, i): ProtocolEvent => ({
            kind: 'swap',
            protocol: 'uniswap-v2',
            genuine: true,
            site: addressOf('pool'),
            logIndex: i,
            ...event,
            txIndex,
          }),
        ),
      ),
      undecoded: [],
      assets: [],
      place: `block ${number}`,
    };
  });
}

function toTransfer(move: Move, txIndex: number, order: number): Transfer {
  return {
    kind: move.kind ?? (move.asset ? 'erc20' : 'native'),
    txIndex,
    order,
    from: move.from === '-' ? undefined : addressOf(move.from),
    to: move.to === '-' ? undefined : addressOf(move.to),
    asset: move.asset ? { contract: addressOf(move.asset) } : {},
    value: BigInt(move.value),
  };
}

/** A source over blocks in memory. */
export function memorySource(blocks: readonly LedgerBlock[], chain = 'anvil'): LedgerSource {
  const byNumber = new Map(blocks.map((block) => [block.number, block]));
  return {
    name: 'memory',
    chain: evmChainById(chain),
    firstNumber: blocks[0]?.number ?? 0,
    tipNumber: blocks[blocks.length - 1]?.number ?? -1,
    cheapToReread: true,
    follows: true,
    hashAt: async (number) => byNumber.get(number)?.hash,
    async *blocks(from) {
      for (const block of blocks) if (block.number >= from) yield block;
    },
    notes: [],
    close: () => undefined,
  };
}

/** Brings a lake up to blocks in memory. */
export function ingestBlocks(
  directory: string,
  blocks: readonly LedgerBlock[],
  options: { readonly segmentTransfers?: number; readonly threadFrom?: number; readonly chain?: string } = {},
) {
  const { chain, ...sizes } = options;
  return ingestLedger(
    { directory, clock: () => 0 },
    { openSource: async () => memorySource(blocks, chain), ...sizes },
  );
}

/** A lake of these transactions, opened; the blocks are whole unless flags say otherwise. */
export async function openWorld(
  directory: string,
  blocks: readonly (readonly Tx[])[],
  options: { readonly first?: number; readonly flags?: number; readonly chain?: string } = {},
): Promise<AccountSource> {
  const { chain } = options;
  await ingestBlocks(directory, ledgerBlocks(blocks, { flags: 0, ...options }), {
    segmentTransfers: 50,
    ...(chain && { chain }),
  });
  return openLedgerSource(directory);
}
