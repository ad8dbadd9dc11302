import { parentPort } from 'node:worker_threads';
import { LEDGER_WORK, type LedgerJob } from './ledger-work.ts';

// The body of the thread that createSegmentWriter starts; an error ends the thread and reaches the writer.
parentPort?.on('message', (job: LedgerJob) => {
  LEDGER_WORK.index(job);
  parentPort?.postMessage(undefined);
  parentPort?.postMessage(LEDGER_WORK.write(job));
});
