import type { TransactionView } from '../frontier/view-transaction.ts';
import type { OutputFacts } from '../ledger.ts';
import type { TraceDirection } from '../trace-parameters.ts';

/** What a transaction shows of the k-th output that its taint goes to. */
export function factsOf(view: TransactionView, k: number, direction: TraceDirection): OutputFacts {
  const forward = direction === 'forward';
  return {
    output: view.toIds[k]!,
    tx: view.toMakers ? view.toMakers[k]! : view.tx,
    vout: forward ? k : -1,
    height: forward ? view.height : -1,
    addressId: view.toAddresses[k]!,
    value: view.toValues[k]!,
  };
}
