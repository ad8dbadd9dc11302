import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type {
  EvmAddress,
  EvmBlock,
  EvmCall,
  EvmLog,
  EvmReceipt,
  EvmTransaction,
} from '../block/evm-block.ts';
import { blockLevelTransfers } from './block-level-transfers.ts';
import { feeTransfers } from './fee-transfers.ts';
import { type TokenMove, tokenEvents } from './token-events.ts';
import { transactionOutcome } from './transaction-outcome.ts';
import type { Transfer } from './transfer.ts';

/** A log with the signature of a token's event that could not be read as one. */
export interface UnreadEvent {
  readonly txIndex: number;
  readonly logIndex: number;
  readonly address: EvmAddress;
  readonly reason: string;
}

export interface BlockTransfers {
  /** By transaction, within it by `order`; then what belongs to the block (`txIndex` -1). */
  readonly transfers: readonly Transfer[];
  readonly unread: readonly UnreadEvent[];
  /** Positions of transactions whose success was inferred from the gas used (before Byzantium, without traces). */
  readonly inferred: readonly number[];
  /** True: the header names uncles that the source does not give, so that their rewards and 1/32 for each are missing. */
  readonly unclesMissing: boolean;
}

/** Keccak hash of the empty list. */
const NO_UNCLES = '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347';

type Leg = Omit<Transfer, 'txIndex' | 'order'>;

/** The calls whose value moves; what a delegate call or a static call names is not moved by it. */
const MOVING: ReadonlySet<EvmCall['type']> = new Set(['call', 'create', 'create2', 'selfdestruct']);

/**
 * Everything that a block moves, in the order of execution. Values of failed transactions and reverted calls, and
 * values of 0 of the chain's coin, are no transfers; a token's event with the value 0 is one, because it is there.
 * Errors: EVM_FIELD, when what was calculated of an unverified block (fees, rewards) is no amount.
 */
export function blockTransfers(block: EvmBlock, chain: EvmChain): BlockTransfers {
  const wrapped: ReadonlySet<EvmAddress> = new Set(chain.wrapped);
  const transfers: Transfer[] = [];
  const unread: UnreadEvent[] = [];
  const inferred: number[] = [];
  const calls = new Map<number, EvmCall[]>();
  for (const call of block.calls ?? []) {
    const own = calls.get(call.txIndex);
    if (own) own.push(call);
    else calls.set(call.txIndex, [call]);
  }
  for (const [position, tx] of block.transactions.entries()) {
    const receipt = block.receipts?.[position];
    const own = calls.get(tx.index);
    const outcome = transactionOutcome(
      tx,
      receipt,
      own?.find((call) => call.trace.length === 0),
    );
    if (outcome.inferred) inferred.push(tx.index);
    // What a deposit makes stays with its sender when the rest of it fails.
    const made: Leg[] = tx.mint
      ? [{ kind: 'deposit', from: undefined, to: tx.from, asset: {}, value: tx.mint }]
      : [];
    const legs: Leg[] = outcome.failed
      ? made
      : [...made, ...nativeLeg(tx, receipt, own), ...(own ?? []).flatMap(callLeg)];
    // A failed transaction has no logs.
    const explained = { value: outcome.failed ? 0n : tx.value, to: tx.to };
    for (const log of receipt?.logs ?? []) {
      const moves = tokenEvents(log, wrapped);
      if (typeof moves === 'string') {
        unread.push({ txIndex: tx.index, logIndex: log.logIndex, address: log.address, reason: moves });
      } else {
        for (const move of moves) legs.push(...eventLegs(move, log, block.calls ? undefined : explained));
      }
    }
    if (receipt) legs.push(...feeTransfers(tx, receipt, { header: block.header, rules: chain.rules }));
    legs.forEach((leg, order) => {
      transfers.push({ ...leg, txIndex: tx.index, order });
    });
  }
  transfers.push(...blockLevelTransfers(block, chain));
  for (const { value, kind, txIndex } of transfers)
    if (value < 0n || value >> 256n !== 0n)
      throw new JejakError('EVM_FIELD', {
        meta: {
          place: txIndex < 0 ? block.place : `${block.place} transaction ${txIndex}`,
          field: kind,
          reason: `not from 0 to 2^256 - 1: ${value}`,
        },
      });
  const unclesMissing = block.header.sha3Uncles !== NO_UNCLES && block.uncles.length === 0;
  return { transfers, unread, inferred, unclesMissing };
}

function nativeLeg(
  tx: EvmTransaction,
  receipt: EvmReceipt | undefined,
  own: readonly EvmCall[] | undefined,
): Leg[] {
  if (tx.value === 0n) return [];
  const to = tx.to ?? receipt?.contractAddress ?? own?.find((call) => call.trace.length === 0)?.to;
  return [{ kind: 'native', from: tx.from, to, asset: {}, value: tx.value }];
}

function callLeg(call: EvmCall): Leg[] {
  // The first call is the transaction itself.
  if (call.trace.length === 0 || call.reverted || call.value === 0n || !MOVING.has(call.type)) return [];
  return [{ kind: 'internal', from: call.from, to: call.to, asset: {}, value: call.value }];
}

/** The event's movement, and without traces the coin that went the other way when it was wrapped or unwrapped. */
function eventLegs(
  move: TokenMove,
  log: EvmLog,
  explained: { value: bigint; readonly to: EvmAddress | undefined } | undefined,
): Leg[] {
  const leg: Leg = { ...move, logIndex: log.logIndex };
  if (!explained || move.value === 0n || (move.kind !== 'wrap' && move.kind !== 'unwrap')) return [leg];
  const coin: Leg = {
    kind: 'internal',
    from: move.to,
    to: move.from,
    asset: {},
    value: move.value,
    logIndex: log.logIndex,
    implied: true,
  };
  if (move.kind === 'unwrap') return [leg, coin];
  if (explained.to === log.address && explained.value === move.value) {
    explained.value = 0n;
    return [leg];
  }
  return [coin, leg];
}
