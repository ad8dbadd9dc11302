import { column32 } from './column32.ts';
import { LEDGER_COLUMNS, TRANSFER_ROW } from './columns.ts';
import { readBalance, readU256 } from './u256.ts';

/**
 * Rows of TRANSFER_ROW as a batch has them: the rows as they are; columns of them, and the links ahead, are made when
 * somebody asks for one.
 */
export function transferColumns(
  bytes: Uint8Array,
  next: { readonly payerNext: () => Float64Array; readonly receiverNext: () => Float64Array },
) {
  const { width } = LEDGER_COLUMNS.transferRow;
  const count = bytes.length / width;
  const view = new DataView(bytes.buffer);
  const words = new BigUint64Array(bytes.buffer);
  const column = (at: number) => () => column32(view, { count, width, at });
  const previous = (at: number) => () => {
    const ids = new Float64Array(count);
    for (let i = 0; i < count; i++) ids[i] = view.getFloat64(i * width + at, true);
    return ids;
  };
  const kind = once(() => {
    const kinds = new Uint8Array(count);
    for (let i = 0; i < count; i++) kinds[i] = bytes[i * width + TRANSFER_ROW.kind]!;
    return kinds;
  });
  const payerPrevious = once(previous(TRANSFER_ROW.fromPrevious));
  const receiverPrevious = once(previous(TRANSFER_ROW.toPrevious));
  const payer = once(column(TRANSFER_ROW.fromHome));
  const receiver = once(column(TRANSFER_ROW.toHome));
  const payerAccount = once(column(TRANSFER_ROW.fromAccount));
  const receiverAccount = once(column(TRANSFER_ROW.toAccount));
  const asset = once(column(TRANSFER_ROW.asset));
  const payerPaid = once(column(TRANSFER_ROW.fromPaid));
  const receiverPaid = once(column(TRANSFER_ROW.toPaid));
  const payerNext = once(next.payerNext);
  const receiverNext = once(next.receiverNext);
  // Written out: a batch is made thousands of times per trace, and properties that are defined one by one take longer than it.
  return {
    get kind() {
      return kind();
    },
    get payerPrevious() {
      return payerPrevious();
    },
    get receiverPrevious() {
      return receiverPrevious();
    },
    get payer() {
      return payer();
    },
    get receiver() {
      return receiver();
    },
    get payerAccount() {
      return payerAccount();
    },
    get receiverAccount() {
      return receiverAccount();
    },
    get asset() {
      return asset();
    },
    get payerPaid() {
      return payerPaid();
    },
    get receiverPaid() {
      return receiverPaid();
    },
    get payerNext() {
      return payerNext();
    },
    get receiverNext() {
      return receiverNext();
    },
    rows: new Uint32Array(bytes.buffer),
    value: (i: number) => readU256(words, (i * width + TRANSFER_ROW.value) >> 3),
    payerBalance: (i: number) => readBalance(words, (i * width + TRANSFER_ROW.fromBalance) >> 3),
    receiverBalance: (i: number) => readBalance(words, (i * width + TRANSFER_ROW.toBalance) >> 3),
    payerShort: (i: number) => bytes[i * width + TRANSFER_ROW.fromBalance + 31]! > 127,
    receiverShort: (i: number) => bytes[i * width + TRANSFER_ROW.toBalance + 31]! > 127,
  };
}

/** What is made when it is asked for first. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
