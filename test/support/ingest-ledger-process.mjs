// An ingest of a table of flows in a process of its own, so that a test can kill it. Runs the compiled code.
import { ingestLedger } from '../../dist/ingest/ledger/ingest-ledger.js';
import { openFlowTable } from '../../dist/ingest/sources/flow-table/open-flow-table.js';
import { evmChainById } from '../../dist/primitives/evm-chain.js';

const [, , path, data, segmentTransfers, threadFrom] = process.argv;
process.stdout.write('started\n');
const chain = evmChainById('ethereum');
await ingestLedger(
  { directory: data, clock: () => 0 },
  {
    openSource: async () => openFlowTable({ path, chain, sortedHere: 0 }),
    segmentTransfers: Number(segmentTransfers),
    ...(threadFrom ? { threadFrom: Number(threadFrom) } : {}),
  },
);
