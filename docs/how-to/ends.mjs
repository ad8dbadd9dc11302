// One line for each end of a trace, for diff and scripts: jejak trace ... --format json | node docs/how-to/ends.mjs
// Outpoint, why the trace stopped there, the largest amount in satoshi under any policy, tag.
import { readFileSync } from 'node:fs';

const { terminals } = JSON.parse(readFileSync(0, 'utf8'));
const largest = (amounts) =>
  Object.values(amounts).reduce((most, text) => (BigInt(text) > most ? BigInt(text) : most), 0n);
for (const end of terminals)
  console.log(`${end.txid}:${end.vout} ${end.reason} ${largest(end.amounts)} ${end.tag?.label ?? ''}`.trimEnd());
