import { within } from '../../lake/duckdb/within.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { TransferList } from '../account-source.ts';
import type { LakeContext } from './read-lake-batch.ts';
import { readLakeTransfers } from './read-lake-transfers.ts';

/** Transfers by ascending ids, without histories: nothing in the list needs them. Errors: TX_UNKNOWN, LAKE_DAMAGED. */
export async function readLakeList(lake: LakeContext, ids: Float64Array): Promise<TransferList> {
  const found = await readLakeTransfers(lake, within('transfer_id', ids));
  const placeOf = new Map(Array.from(found.id, (id, place) => [id, place]));
  const places = Array.from(ids, (id) => {
    const place = placeOf.get(id);
    if (place === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: `#${id}` } });
    return place;
  });
  const column = (list: ArrayLike<number>) => Uint32Array.from(places, (place) => list[place]!);
  const times = new Map<number, number>();
  // Whole blocks of transactions would be read for their times alone: the tables are joined.
  await lake.tables.each(
    `SELECT t.tx_id, epoch(b.time)::BIGINT FROM transactions t JOIN blocks b ON b.number = t.number
     WHERE ${within('t.tx_id', found.tx)}`,
    ([tx, time]) => times.set(Number(tx), Number(time)),
  );
  const tx = column(found.tx);
  return {
    tx,
    time: Uint32Array.from(tx, (id) => times.get(id)!),
    payer: column(found.payer),
    receiver: column(found.receiver),
    payerAccount: column(found.payerAccount),
    receiverAccount: column(found.receiverAccount),
    asset: column(found.asset),
    value: (i) => found.value[places[i]!]!,
  };
}
