// An ingest of saved EVM blocks in a process of its own, so that a test can kill it. Runs the compiled code.
import { ingestLedger } from '../../dist/ingest/ledger/ingest-ledger.js';
import { openEvmLedger } from '../../dist/ingest/ledger/open-evm-ledger.js';
import { openEvmBlockFiles } from '../../dist/ingest/sources/evm/open-evm-block-files.js';
import { evmChainById } from '../../dist/primitives/evm-chain.js';

const [, , path, data, segmentTransfers] = process.argv;
process.stdout.write('started\n');
const chain = evmChainById('ethereum');
await ingestLedger(
  { directory: data, clock: () => 0 },
  {
    openSource: async () => openEvmLedger(await openEvmBlockFiles({ path, chain }), { follows: false }),
    segmentTransfers: Number(segmentTransfers),
  },
);
