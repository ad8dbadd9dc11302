// One line for each end of a trace, for diff and scripts: jejak trace ... --format json | node docs/how-to/ends.mjs
// Where (outpoint; on EVM chains address and contract, or the coin), why the trace stopped there, the largest amount in
// base units under any policy, tag. A trace over several chains has a list of traces.
import { readFileSync } from 'node:fs';

const answer = JSON.parse(readFileSync(0, 'utf8'));
const largest = (amounts) =>
  Object.values(amounts).reduce((most, text) => (BigInt(text) > most ? BigInt(text) : most), 0n);
for (const { terminals, assets } of answer.traces ?? [answer]) {
  const named = new Map((assets ?? []).map((asset) => [asset.id, asset.contract ?? asset.symbol]));
  for (const end of terminals) {
    const place = end.txid === undefined ? `${end.address} ${named.get(end.asset)}` : `${end.txid}:${end.vout}`;
    console.log(`${place} ${end.reason} ${largest(end.amounts)} ${end.tag?.label ?? ''}`.trimEnd());
  }
}
