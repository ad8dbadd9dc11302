// Runs a command line of Jejak and kills itself at the n-th call that changes a file: what a power cut leaves.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.argv[2]);
const names = ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync'];
for (const name of [...names, 'writeFileSync', 'linkSync', 'ftruncateSync']) {
  const original = fs[name];
  fs[name] = (...words) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return original(...words);
  };
}
syncBuiltinESMExports();
process.argv.splice(2, 1);
await import('../../dist/cli/command-thread.js');
