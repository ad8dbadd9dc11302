import { writeSync } from 'node:fs';

/** Long enough for a reader to take something, short enough that nobody waits for it. */
const PAUSE = 5;

/**
 * Writes a text to a file descriptor before it returns, so that an end of the process never loses what was said.
 * Errors: those of the system, EPIPE when the reader has gone.
 */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      // A full pipe that somebody has set to be asked again.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}
