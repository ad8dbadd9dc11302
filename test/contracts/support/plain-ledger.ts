import { type AccountSteps, NEXT_NONE, STEP_ROW } from '../../../src/tracing/step-source.ts';
import { toBigInt } from '../../../src/tracing/value/words.ts';
import { addressOf, type Tx } from '../../support/make-ledger.ts';

/** A transfer as the world names it; ids are positions. */
export interface PlainTransfer {
  readonly id: number;
  readonly tx: number;
  readonly payer: string;
  readonly receiver: string;
  readonly asset: string;
  readonly value: bigint;
}

export interface PlainLedger {
  readonly transfers: readonly PlainTransfer[];
  readonly transactions: readonly {
    readonly number: number;
    readonly failed: boolean;
    readonly rows: readonly PlainTransfer[];
  }[];
}

/** It pays without having been paid; what it holds is no business of the contract. */
export const GIVER = addressOf('giver');

/** A world made by hand, from block 1 on, as a row of transfers. */
export function plainLedger(blocks: readonly (readonly Tx[])[]): PlainLedger {
  const transfers: PlainTransfer[] = [];
  let count = 0;
  const transactions = blocks.flatMap((block, b) =>
    block.map((one) => {
      const tx = count++;
      const rows = one.moves.map(
        ({ from, to, value, asset }, i): PlainTransfer => ({
          id: transfers.length + i,
          tx,
          payer: addressOf(from),
          receiver: addressOf(to),
          asset: asset ? addressOf(asset) : 'coin',
          value: BigInt(value),
        }),
      );
      transfers.push(...rows);
      return { number: b + 1, failed: one.failed === true, rows };
    }),
  );
  return { transfers, transactions };
}

/** The next transfer of an account behind one (backward: before it), as a key. */
export function nextOf(world: PlainLedger, account: string, asset: string, id: number, backward: boolean) {
  const takesPart = (one: PlainTransfer) =>
    one.asset === asset && (one.payer === account || one.receiver === account);
  const found = backward
    ? world.transfers.findLast((one) => one.id < id && takesPart(one))
    : world.transfers.find((one) => one.id > id && takesPart(one));
  if (!found) return NEXT_NONE;
  return backward ? -found.id - 1 : found.id;
}

/** What an account holds behind a transfer (before it, if `before`); nothing of one that ever paid what it did not have. */
export function heldAt(
  world: PlainLedger,
  account: string,
  of: { readonly asset: string; readonly id: number; readonly before: boolean },
): bigint | undefined {
  if (account === GIVER) return undefined;
  let held = 0n;
  for (const one of world.transfers) {
    if (one.id > of.id || (of.before && one.id === of.id)) break;
    if (one.asset !== of.asset) continue;
    if (one.payer === account) held -= one.value;
    if (one.receiver === account) held += one.value;
  }
  return held;
}

/** Backward, who paid before being paid in one transaction has no debt: what it gets back is its whole. */
function toHeld(
  world: PlainLedger,
  account: string,
  of: { readonly asset: string; readonly id: number; readonly value: bigint; readonly before: boolean },
) {
  const held = heldAt(world, account, of);
  const isShort = of.before && held !== undefined && held < of.value;
  return isShort ? of.value : held;
}

/** One transaction in the direction of the walk: what the world says. */
export function expectedStep(world: PlainLedger, tx: number, backward: boolean) {
  const { number, failed, rows } = world.transactions[tx]!;
  const ordered = backward ? rows.toReversed() : rows;
  return {
    tx,
    number,
    failed: failed ? 1 : 0,
    rows: ordered.map(({ id, payer, receiver, asset, value }) => {
      const [from, to] = backward ? [receiver, payer] : [payer, receiver];
      return {
        key: backward ? -id - 1 : id,
        from,
        to,
        asset,
        value,
        // A payment to oneself changes nothing; between its halves anything may stand.
        fromHeld: from === to ? undefined : heldAt(world, from, { asset, id, before: backward }),
        toHeld: from === to ? undefined : toHeld(world, to, { asset, id, value, before: backward }),
        fromNext: nextOf(world, from, asset, id, backward),
        toNext: nextOf(world, to, asset, id, backward),
      };
    }),
  };
}

/** Step t of a batch in the same form; `names`: addresses by holder, `assets` by id. */
export function plainStep(
  batch: AccountSteps,
  t: number,
  names: { readonly holder: readonly string[]; readonly asset: readonly string[] },
) {
  const count = batch.start[t + 1]! - batch.start[t]!;
  const held = (row: number, party: number, word: number) => {
    const [payer, receiver] = [batch.rows[row + STEP_ROW.payer]!, batch.rows[row + STEP_ROW.receiver]!];
    const known = payer !== receiver && names.holder[batch.rows[row + party]!] !== GIVER;
    return known ? BigInt.asIntN(256, toBigInt(batch.rows, row + word)) : undefined;
  };
  return {
    tx: batch.tx[t]!,
    number: batch.number[t]!,
    failed: batch.failed[t]!,
    rows: Array.from({ length: count }, (_, r) => {
      const i = batch.start[t]! + r;
      const o = i * STEP_ROW.words;
      return {
        key: batch.firstKey[t]! + r,
        from: names.holder[batch.rows[o + STEP_ROW.payer]!]!,
        to: names.holder[batch.rows[o + STEP_ROW.receiver]!]!,
        asset: names.asset[batch.rows[o + STEP_ROW.asset]!]!,
        value: toBigInt(batch.rows, o + STEP_ROW.value),
        fromHeld: held(o, STEP_ROW.payer, STEP_ROW.payerHeld),
        toHeld: held(o, STEP_ROW.receiver, STEP_ROW.receiverHeld),
        fromNext: batch.payerNext[i]!,
        toNext: batch.receiverNext[i]!,
      };
    }),
  };
}
