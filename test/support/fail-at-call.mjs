// Makes the calls that write to files below a folder fail as a disk does: JEJAK_FAIL=<code>:<call>:<n>:<folder>, from the n-th on.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [code, call, n, ...rest] = (process.env.JEJAK_FAIL ?? '').split(':');
const folder = rest.join(':');
const below = new Set();
let left = Number(n);
const open = fs.openSync;
const fail = (path) => {
  left -= 1;
  if (left > 0) return;
  const named = typeof path === 'string' ? { path } : {};
  throw Object.assign(new Error(`${code}: as a disk says it, ${call}`), {
    code,
    syscall: call.replace('Sync', ''),
    ...named,
  });
};
fs.openSync = (path, ...words) => {
  const here = String(path).startsWith(folder);
  if (here && call === 'openSync' && /[wa+]/.test(String(words[0]))) fail(path);
  const file = open(path, ...words);
  if (here) below.add(file);
  else below.delete(file);
  return file;
};
if (call !== 'openSync') {
  const original = fs[call];
  fs[call] = (at, ...words) => {
    if (below.has(at) || String(at).startsWith(folder)) fail(at);
    return original(at, ...words);
  };
}
syncBuiltinESMExports();
