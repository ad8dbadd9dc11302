#!/usr/bin/env node
import { isatty } from 'node:tty';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { CommandThreadData } from './command-thread.ts';
import type { LastWords } from './run-cli.ts';
import { writeAll } from './write-all.ts';

/** Milliseconds that a command has to come to its own end when it is stopped; then the process ends without it. */
const GRACE = 500;

const workerData: CommandThreadData = {
  words: process.argv.slice(2),
  terminal: isatty(2),
  ...(isatty(1) && process.stdout.columns > 0 ? { columns: process.stdout.columns } : {}),
};
// The command has a thread of its own: this one hears signals whatever the command is busy with.
const command = new Worker(new URL('./command-thread.js', import.meta.url), {
  workerData,
  resourceLimits: { maxOldGenerationSizeMb: getHeapStatistics().heap_size_limit / 2 ** 20 },
});
let signalled: NodeJS.Signals | undefined;
let lastWords: LastWords = { stopped: '', memory: '' };
command.on('message', (texts: LastWords) => {
  lastWords = texts;
});
// What a command throws it says itself: here is only what ended its thread.
command.on('error', (error: NodeJS.ErrnoException) => {
  const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  say(memory ? lastWords.memory : `Error UNFORESEEN: ${error.message}\n`);
  if (process.argv.includes('--debug')) say(`${error.stack}\n`);
  process.exitCode = 1;
});
command.once('exit', (code) => {
  if (signalled && code !== 0) die(signalled);
  process.exitCode = code;
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

/** The first signal asks the command to stop between two steps; the second ends the process at once. */
function stop(signal: NodeJS.Signals): void {
  if (signalled) {
    die(signal);
    return;
  }
  signalled = signal;
  command.postMessage('stop');
  setTimeout(() => {
    say(lastWords.stopped);
    die(signal);
  }, GRACE).unref();
}

/** Where nobody can be told, there is still the way in which the process ends. */
function say(text: string): void {
  try {
    writeAll(2, text);
  } catch {}
}

/** Ends as the system ends a process that does not listen: nothing is waited for, and a shell sees 130 or 143. */
function die(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
