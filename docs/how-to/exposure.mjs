// Share of a deposit that comes from tagged addresses: jejak trace --direction backward ... --format json | node docs/how-to/exposure.mjs
// One JSON object; amounts are satoshi as strings, shares are parts of a million, rounded down.
import { readFileSync } from 'node:fs';

const { seeds, terminals, parameters, notLookedAt, coverage } = JSON.parse(readFileSync(0, 'utf8'));
const deposit = seeds.reduce((sum, seed) => sum + BigInt(seed.value), 0n);
const exposure = {};
for (const policy of parameters.policies) {
  const sums = {};
  for (const end of terminals) {
    const name = end.tag?.category || end.reason;
    sums[name] = (sums[name] ?? 0n) + BigInt(end.amounts[policy] ?? 0);
  }
  exposure[policy] = Object.fromEntries(
    Object.entries(sums)
      .filter(([, sum]) => sum > 0n)
      .map(([name, sum]) => [name, { satoshi: `${sum}`, millionths: Number((sum * 1000000n) / deposit) }]),
  );
}
const answer = { deposit: `${deposit}`, exposure, notLookedAt: notLookedAt.outputs, toHeight: coverage.tipHeight };
console.log(JSON.stringify(answer, null, 2));
