import { parentPort } from 'node:worker_threads';
import { loadRecovery } from './load-recovery.ts';
import { signatureColumns } from './signature-columns.ts';

/** A job of the thread: columns by way of their memory. */
export interface RecoveryJob {
  readonly id: number;
  readonly rows: number;
  readonly memory: SharedArrayBuffer;
}

// The body of a thread of the recovery stage: it answers each job with its id. An error ends the thread and reaches the stage.
const recovery = loadRecovery();
parentPort?.on('message', async ({ id, rows, memory }: RecoveryJob) => {
  const recover = await recovery;
  recover(signatureColumns(rows, memory));
  parentPort?.postMessage(id);
});
