import { onDemand } from '../files/on-demand.ts';
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
  const previous = (at: number) => () =>
    Float64Array.from({ length: count }, (_, i) => view.getFloat64(i * width + at, true));
  const columns = {
    kind: () => Uint8Array.from({ length: count }, (_, i) => bytes[i * width + TRANSFER_ROW.kind]!),
    payerPrevious: previous(TRANSFER_ROW.fromPrevious),
    receiverPrevious: previous(TRANSFER_ROW.toPrevious),
    payer: column(TRANSFER_ROW.fromHome),
    receiver: column(TRANSFER_ROW.toHome),
    payerAccount: column(TRANSFER_ROW.fromAccount),
    receiverAccount: column(TRANSFER_ROW.toAccount),
    asset: column(TRANSFER_ROW.asset),
    payerPaid: column(TRANSFER_ROW.fromPaid),
    receiverPaid: column(TRANSFER_ROW.toPaid),
    payerNext: next.payerNext,
    receiverNext: next.receiverNext,
  };
  return onDemand(columns, {
    rows: new Uint32Array(bytes.buffer),
    value: (i: number) => readU256(words, (i * width + TRANSFER_ROW.value) >> 3),
    payerBalance: (i: number) => readBalance(words, (i * width + TRANSFER_ROW.fromBalance) >> 3),
    receiverBalance: (i: number) => readBalance(words, (i * width + TRANSFER_ROW.toBalance) >> 3),
    payerShort: (i: number) => bytes[i * width + TRANSFER_ROW.fromBalance + 31]! > 127,
    receiverShort: (i: number) => bytes[i * width + TRANSFER_ROW.toBalance + 31]! > 127,
  });
}
