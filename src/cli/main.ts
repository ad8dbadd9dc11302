#!/usr/bin/env node
import { once } from 'node:events';
import { runCli } from './run-cli.ts';

const controller = new AbortController();
// The first Ctrl-C stops between two steps, so that nothing is half-done; the second ends the process.
process.once('SIGINT', () => controller.abort());
process.once('SIGTERM', () => controller.abort());
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe (head, less) has seen enough.
  if (error.code === 'EPIPE') process.exit(0);
});

process.exitCode = await runCli({
  words: process.argv.slice(2),
  environment: process.env,
  write: (text) => process.stdout.write(text),
  async drained() {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  warn: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  clock: () => performance.now(),
  now: () => Date.now(),
  today: () => new Date().toISOString().slice(0, 10),
  signal: controller.signal,
});
