import { writeFileSync } from 'node:fs';
import { createRandom } from '../../src/synth/random.ts';

/** A table of flows between a few hundred addresses, in order of blocks. */
export function writeFlows(path: string, rows: number, seed = 7): void {
  const random = createRandom(seed);
  const address = () => `0x${(random.below(300) + 1).toString(16).padStart(40, '0')}`;
  const lines = ['time,block,tx,from,to,contract,units'];
  for (let i = 0; i < rows; i++) {
    const block = 1_000 + Math.floor(i / 5);
    const contract = random.below(3) === 0 ? `0x${'c'.repeat(39)}${random.below(5)}` : '';
    const cells = [
      1_600_000_000 + block * 12,
      block,
      `0x${(i >> 1).toString(16).padStart(64, '0')}`,
      address(),
      address(),
      contract,
      random.below(1_000_000_000),
    ];
    lines.push(cells.join());
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}
