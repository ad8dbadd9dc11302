import type { TransferBatch } from '../../graph/account-source.ts';
import { NEVER } from './never.ts';

/**
 * A batch as the engine walks it: the key of a transfer grows with every step, and a transfer that does not exist has
 * the key infinity. Forward the key is the id. Backward time runs the other way: payers and receivers are exchanged,
 * and so are before and after.
 */
export function viewBatch(batch: TransferBatch, backward: boolean): TransferBatch {
  if (!backward) {
    return { ...batch, payerNext: ahead(batch.payerNext), receiverNext: ahead(batch.receiverNext) };
  }
  const total = batch.transferId.length;
  const at = (i: number) => total - 1 - i;
  const mirrored = <T extends { slice(): T; reverse(): T }>(list: T): T => list.slice().reverse();
  const key = (ids: Float64Array) => mirrored(ids).map((id) => (id < 0 ? NEVER : keyOf(id, true)));
  const flipped = (start: Uint32Array) => {
    const end = start[start.length - 1]!;
    return mirrored(start).map((offset) => end - offset);
  };
  const payerBalance = (i: number) => batch.receiverBalance(at(i)) - batch.value(at(i));
  const receiverBalance = (i: number) => batch.payerBalance(at(i)) + batch.value(at(i));
  return {
    ...batch,
    tx: mirrored(batch.tx),
    number: mirrored(batch.number),
    time: mirrored(batch.time),
    sender: mirrored(batch.sender),
    target: mirrored(batch.target),
    flags: mirrored(batch.flags),
    start: flipped(batch.start),
    transferId: mirrored(batch.transferId),
    kind: mirrored(batch.kind),
    payer: mirrored(batch.receiver),
    receiver: mirrored(batch.payer),
    payerAccount: mirrored(batch.receiverAccount),
    receiverAccount: mirrored(batch.payerAccount),
    asset: mirrored(batch.asset),
    payerNext: key(batch.receiverPrevious),
    receiverNext: key(batch.payerPrevious),
    payerPrevious: mirrored(batch.receiverNext),
    receiverPrevious: mirrored(batch.payerNext),
    payerPaid: mirrored(batch.receiverPaid),
    receiverPaid: mirrored(batch.payerPaid),
    value: (i) => batch.value(at(i)),
    payerBalance,
    receiverBalance,
    payerShort: (i) => payerBalance(i) < 0n,
    receiverShort: (i) => receiverBalance(i) < 0n,
    eventStart: flipped(batch.eventStart),
    eventSite: mirrored(batch.eventSite),
    eventKind: mirrored(batch.eventKind),
    eventGenuine: mirrored(batch.eventGenuine),
    eventProtocol: mirrored(batch.eventProtocol),
    eventLogIndex: mirrored(batch.eventLogIndex),
  };
}

/** The key of a transfer in the order of the walk, and, the function being its own reverse, the transfer of a key. */
export function keyOf(id: number, backward: boolean): number {
  return backward ? -id - 1 : id;
}

/** Loops: a callback for each of them takes longer than everything else here. */
function ahead(ids: Float64Array): Float64Array {
  const keys = new Float64Array(ids.length);
  for (let i = 0; i < ids.length; i++) keys[i] = ids[i]! < 0 ? NEVER : ids[i]!;
  return keys;
}
