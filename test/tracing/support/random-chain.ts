import fc from 'fast-check';
import type { ToyTransaction } from './in-memory-flow-source.ts';

/** Blocks of one coinbase and one to three transactions that spend what is there, with fees; some look like CoinJoins. */
export function randomChain(coinJoins = false, most = 12, least = 2): fc.Arbitrary<ToyTransaction[]> {
  const step = fc.record({
    picks: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }),
    weights: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 4 }),
    fee: fc.nat(9),
    mix: coinJoins ? fc.boolean() : fc.constant(false),
  });
  const block = fc.array(step, { minLength: 1, maxLength: 3 });
  return fc.array(block, { minLength: least, maxLength: most }).map((blocks) => {
    const chain: ToyTransaction[] = [];
    const unspent: { name: string; value: number }[] = [];
    blocks.forEach((steps, height) => {
      let fees = 0;
      const made: ToyTransaction[] = [];
      steps.forEach((s, i) => {
        const name = `t${height}.${i}`;
        const spent = s.picks.flatMap((pick) =>
          unspent.length > 0 ? unspent.splice(pick % unspent.length, 1) : [],
        );
        if (spent.length === 0) return;
        const total = spent.reduce((sum, { value }) => sum + value, 0);
        const fee = Math.min(s.fee, total);
        const whole = s.weights.reduce((sum, w) => sum + w, 0);
        const values = s.weights.map((w) => (whole > 0 ? Math.floor(((total - fee) * w) / whole) : 0));
        fees += total - values.reduce((sum, v) => sum + v, 0);
        made.push({
          name,
          height,
          inputs: spent.map((output) => output.name),
          outputs: values.map((value, vout) => [value, `a${height}.${i}.${vout}`]),
          coinJoin: s.mix,
        });
        values.forEach((value, vout) => {
          unspent.push({ name: `${name}:${vout}`, value });
        });
      });
      const reward = 5_000_000_000 + fees;
      const name = `c${height}`;
      const values = [Math.floor(reward / 3), reward - Math.floor(reward / 3)];
      chain.push(
        { name, height, inputs: [], outputs: values.map((value, v) => [value, `m${height}.${v}`]) },
        ...made,
      );
      values.forEach((value, vout) => {
        unspent.push({ name: `${name}:${vout}`, value });
      });
    });
    return chain;
  });
}
