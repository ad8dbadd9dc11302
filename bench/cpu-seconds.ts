import { readFileSync } from 'node:fs';

/**
 * Seconds that the main thread has been on a processor: on a busy machine it says more than a clock, and what helps from
 * other threads (collector, compiler) is left out, as in the figures that targets were taken from. Where the system does not
 * tell (only Linux does), the processor time of the whole process.
 */
export function cpuSeconds(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
}
