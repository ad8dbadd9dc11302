// An ingest in a process of its own, so that a test can kill it at any moment. Runs the compiled code.
import { ingest } from '../../dist/ingest/ingest.js';
import { openBlockFiles } from '../../dist/ingest/sources/open-block-files.js';

const [, , blocks, data, segmentTransactions, threadFrom] = process.argv;
process.stdout.write('started\n');
await ingest(
  { directory: data, clock: () => 0 },
  {
    openSource: async (state) => openBlockFiles({ path: blocks, known: state.known }),
    segmentTransactions: Number(segmentTransactions),
    ...(threadFrom ? { threadFrom: Number(threadFrom) } : {}),
  },
);
