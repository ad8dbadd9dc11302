import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../src/ingest/ledger/ingest-ledger.ts';
import { openFlowTable } from '../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../src/primitives/evm-chain.ts';

/** A lake of one table of flows, made in `directory` or open again. The caller closes it. */
export async function openTable(path: string, directory: string) {
  const chain = evmChainById('ethereum');
  await ingestLedger(
    { directory, clock: () => 0 },
    { openSource: async () => openFlowTable({ path, chain }) },
  );
  return openLedgerSource(directory);
}
