import { multiInput } from '../src/clustering/multi-input.ts';
import { createUnionFind } from '../src/clustering/union-find.ts';
import { createRandom } from '../src/synth/random.ts';

const INPUTS = 50_000_000;
const ADDRESSES = 30_000_000;
const CHUNK = 1_000_000;

/**
 * Multi-input clustering of 50 M inputs over 30 M addresses with the forest of evidence kept (16 bytes a merge, as the
 * product writes it). Transactions have two to six inputs, nine of ten addresses from the neighbourhood of the others,
 * as wallets do. Counts calls of union a second; making the input is not timed.
 */
export function benchClustering(): { unions: number; merges: number; seconds: number } {
  const random = createRandom(5);
  const parent = new Uint32Array(ADDRESSES);
  for (let i = 0; i < ADDRESSES; i++) parent[i] = i;
  const sets = createUnionFind(parent);
  let [unions, merges, seconds, made] = [0, 0, 0, 0];
  const log = new Uint32Array(CHUNK * 4);
  while (made < INPUTS) {
    const inputAddress = new Uint32Array(CHUNK);
    const starts = [0];
    let at = 0;
    while (at + 6 <= CHUNK) {
      const count = 2 + random.below(5);
      const home = random.below(ADDRESSES - 64);
      for (let i = 0; i < count; i++)
        inputAddress[at++] = random.chance(90) ? home + random.below(64) : random.below(ADDRESSES);
      starts.push(at);
      unions += count - 1;
    }
    made += at;
    const inputStart = Float64Array.from(starts);
    const transactions = starts.length - 1;
    let filled = 0;
    const started = process.hrtime.bigint();
    multiInput(
      sets,
      { firstTx: 0, transactions, inputStart, excluded: new Uint8Array(transactions), inputAddress },
      (loser, a, b, tx) => {
        log[filled] = loser;
        log[filled + 1] = a;
        log[filled + 2] = b;
        log[filled + 3] = tx;
        filled += 4;
        merges += 1;
      },
    );
    seconds += Number(process.hrtime.bigint() - started) / 1e9;
  }
  return { unions, merges, seconds };
}
