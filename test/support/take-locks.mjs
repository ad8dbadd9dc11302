// Takes a lock again and again and writes into a log that it is in, still in, and out. Words: lock, log, takes.
import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { lockFile } from '../../dist/lake/files/lock-file.js';

const [path, log, takes] = process.argv.slice(2);
const say = (word) => appendFileSync(log, `${word} ${process.pid}\n`);
for (let done = 0; done < Number(takes); ) {
  let release;
  try {
    release = await lockFile(path, () => new Error('busy'));
  } catch (error) {
    if (error.message !== 'busy') throw error;
    await setTimeout(1);
    continue;
  }
  say('in');
  for (let i = 0; i < 3; i++) {
    await setTimeout(0);
    say('still');
  }
  say('out');
  release();
  done += 1;
}
