import type { FlowSource } from '../../graph/flow-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** Dense id of a transaction of the data. Errors: TXID_INVALID, TX_UNKNOWN. */
export async function knownTransaction(source: FlowSource, txid: string): Promise<number> {
  const id = await source.findTransaction(txid);
  if (id === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: txid } });
  return id;
}
