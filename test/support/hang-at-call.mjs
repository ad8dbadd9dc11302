// Preloaded into a command: its thread never comes back from the n-th opening of a file below a folder, as a loop that
// never looks up. JEJAK_HANG: "<n> <folder>". Says so in a line first.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const [count, folder] = (process.env.JEJAK_HANG ?? '').split(' ');
let left = Number(count);
const LIMIT = 60_000;

function hang() {
  fs.writeSync(2, 'hangs\n');
  const end = performance.now() + LIMIT;
  while (performance.now() < end);
}

if (!isMainThread && left > 0) {
  for (const name of ['openSync', 'readFileSync', 'readdirSync']) {
    const original = fs[name];
    fs[name] = (...words) => {
      if (`${words[0]}`.includes(`${sep}${folder}`)) {
        left -= 1;
        if (left === 0) hang();
      }
      return original(...words);
    };
  }
  syncBuiltinESMExports();
}
