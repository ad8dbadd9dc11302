import { countBelow } from '../files/count-below.ts';
import { LEDGER_COLUMNS, NO_ACCOUNT, TRANSFER_ROW } from '../ledger/columns.ts';
import { write256 } from '../ledger/u256.ts';
import type { HistoryReader } from './create-history-reader.ts';
import type { AccountHistory } from './create-history-writer.ts';
import type { LakeTransfers } from './read-lake-transfers.ts';

/** Rows of TRANSFER_ROW and the links ahead of them, as ledger files have both. */
export interface TransferRows {
  readonly bytes: Uint8Array;
  readonly payerNext: Float64Array;
  readonly receiverNext: Float64Array;
}

const { width } = LEDGER_COLUMNS.transferRow;
/** Where a row has what its two accounts did before and hold afterwards. */
const PAYER = {
  previous: TRANSFER_ROW.fromPrevious,
  balance: TRANSFER_ROW.fromBalance,
  paid: TRANSFER_ROW.fromPaid,
} as const;
const RECEIVER = {
  previous: TRANSFER_ROW.toPrevious,
  balance: TRANSFER_ROW.toBalance,
  paid: TRANSFER_ROW.toPaid,
} as const;

/** Errors: those of HistoryReader. */
export async function buildTransferRows(
  transfers: LakeTransfers,
  histories: HistoryReader,
): Promise<TransferRows> {
  const count = transfers.id.length;
  const bytes = new Uint8Array(count * width);
  const view = new DataView(bytes.buffer);
  const words = new BigUint64Array(bytes.buffer);
  const payerNext = new Float64Array(count).fill(-1);
  const receiverNext = new Float64Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    writeFacts(view, i, transfers);
    write256(transfers.value[i]!, words, (i * width + TRANSFER_ROW.value) / 8);
  }

  /** What the history says of the account around row i, on the side that it has in it. */
  function tell(i: number, side: typeof PAYER | typeof RECEIVER, history: AccountHistory): void {
    const at = i * width;
    const place = countBelow(history.transfers, transfers.id[i]!);
    view.setFloat64(at + side.previous, history.transfers[place - 1] ?? -1, true);
    view.setUint32(at + side.paid, history.paid[place]!, true);
    for (let w = 0; w < 4; w++) words[(at + side.balance) / 8 + w] = history.balances[4 * place + w]!;
    (side === PAYER ? payerNext : receiverNext)[i] = history.transfers[place + 1] ?? -1;
  }
  const rowsOf = rowsByAccount(transfers);
  await histories.visit(rowsOf.keys(), (account, history) => {
    for (const i of rowsOf.get(account)!) {
      if (transfers.payerAccount[i] === account) tell(i, PAYER, history);
      if (transfers.receiverAccount[i] === account) tell(i, RECEIVER, history);
    }
  });
  return { bytes, payerNext, receiverNext };
}

/** What the table itself says of row i besides its value; nothing comes before it until a history tells. */
function writeFacts(view: DataView, i: number, transfers: LakeTransfers): void {
  const at = i * width;
  view.setFloat64(at + TRANSFER_ROW.fromPrevious, -1, true);
  view.setFloat64(at + TRANSFER_ROW.toPrevious, -1, true);
  view.setUint32(at + TRANSFER_ROW.tx, transfers.tx[i]!, true);
  view.setUint32(at + TRANSFER_ROW.fromHome, transfers.payer[i]!, true);
  view.setUint32(at + TRANSFER_ROW.toHome, transfers.receiver[i]!, true);
  view.setUint32(at + TRANSFER_ROW.fromAccount, transfers.payerAccount[i]!, true);
  view.setUint32(at + TRANSFER_ROW.toAccount, transfers.receiverAccount[i]!, true);
  view.setUint32(at + TRANSFER_ROW.asset, transfers.asset[i]!, true);
  view.setUint8(at + TRANSFER_ROW.kind, transfers.kind[i]!);
}

function rowsByAccount({ payerAccount, receiverAccount }: LakeTransfers): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  const add = (account: number, i: number) => {
    if (account === NO_ACCOUNT) return;
    const list = rows.get(account);
    if (list) list.push(i);
    else rows.set(account, [i]);
  };
  for (let i = 0; i < payerAccount.length; i++) {
    add(payerAccount[i]!, i);
    if (receiverAccount[i] !== payerAccount[i]) add(receiverAccount[i]!, i);
  }
  return rows;
}
