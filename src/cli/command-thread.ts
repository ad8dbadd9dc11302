import { parentPort, workerData } from 'node:worker_threads';
import { asSystemError } from '../files/as-system-error.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { runCli } from './run-cli.ts';
import { writeAll } from './write-all.ts';

/** What the main thread gives to the thread of the command. */
export interface CommandThreadData {
  readonly words: readonly string[];
  readonly terminal: boolean;
  /** Width of the terminal to which the answer goes; absent for a file or a pipe. */
  readonly columns?: number;
}

const { words, terminal, columns } = (workerData ?? {
  words: process.argv.slice(2),
  terminal: false,
}) as CommandThreadData;
const controller = new AbortController();
parentPort?.once('message', () => controller.abort(new JejakError('CANCELLED')));
// The listener alone does not keep the thread alive.
parentPort?.unref();

function write(descriptor: number, text: string): void {
  try {
    writeAll(descriptor, text);
  } catch (error) {
    // The reader of a pipe (head, less) has seen enough.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
    // Where nobody can be told, there is still the exit code.
    if (descriptor === 1) throw asSystemError(error, 'stdout');
  }
}

process.exitCode = await runCli({
  words,
  environment: process.env,
  write: (text) => write(1, text),
  drained: async () => {},
  warn: (text) => write(2, text),
  terminal,
  ...(columns === undefined ? {} : { columns }),
  clock: () => performance.now(),
  now: () => Date.now(),
  today: () => new Date().toISOString().slice(0, 10),
  signal: controller.signal,
  lastWords: (texts) => parentPort?.postMessage(texts),
});
