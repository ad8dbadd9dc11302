import type { TransferKind } from '../../chains/evm/transfers/transfer.ts';
import type { AccountTransfer } from './account-transfer.ts';
import { depositConfidence } from './deposit-confidence.ts';

/** One payment into a deposit address and its way on to the exchange. */
export interface DepositUse {
  readonly sender: number;
  readonly exchange: number;
  readonly paid: AccountTransfer;
  readonly forwarded: AccountTransfer;
  /** Millionths. */
  readonly confidence: number;
}

export interface DepositQuestion {
  /** Name of the exchange that a home account belongs to. */
  exchangeOf(home: number): string | undefined;
  readonly maxDifference: bigint;
  readonly maxBlocks: number;
  /** False: the token's contract could have made this transfer up. */
  genuine(transfer: AccountTransfer): boolean;
}

/** A contract pays in calls; only who signs pays in the value of a transaction. A deposit address is no contract here. */
const KINDS: readonly TransferKind[] = ['native', 'erc20'];

/**
 * Payments into an account that it forwarded to an exchange, in the order of forwarding. `history` is the whole account
 * in chain order, `self` its home. Each forwarding takes the newest payment before it that fits and that no other
 * forwarding took. Nothing at all when it pays two exchanges: then it is somebody's own address.
 */
export function depositUses(
  history: readonly AccountTransfer[],
  self: number,
  question: DepositQuestion,
): DepositUse[] {
  const waiting: AccountTransfer[] = [];
  const uses: DepositUse[] = [];
  const owners = new Set<string>();
  for (const transfer of history) {
    const { payer, receiver, value, kind } = transfer;
    if (value === 0n || payer === receiver) continue;
    const owner = payer === self ? question.exchangeOf(receiver) : undefined;
    if (owner !== undefined) owners.add(owner);
    if (!KINDS.includes(kind) || !question.genuine(transfer)) continue;
    if (receiver === self) waiting.push(transfer);
    else if (owner !== undefined) {
      const use = match(waiting, transfer, question);
      if (use) uses.push(use);
    }
  }
  return owners.size === 1 ? uses : [];
}

function match(
  waiting: AccountTransfer[],
  forwarded: AccountTransfer,
  limits: DepositQuestion,
): DepositUse | undefined {
  for (let i = waiting.length - 1; i >= 0; i--) {
    const paid = waiting[i]!;
    const blocks = forwarded.number - paid.number;
    // Older ones are further away still.
    if (blocks > limits.maxBlocks) return undefined;
    const confidence = depositConfidence(paid.value - forwarded.value, blocks, limits);
    if (confidence === undefined) continue;
    waiting.splice(i, 1);
    return { sender: paid.payer, exchange: forwarded.receiver, paid, forwarded, confidence };
  }
  return undefined;
}
