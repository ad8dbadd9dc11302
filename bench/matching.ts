import { createRandom } from '../src/synth/random.ts';
import type { BridgeLeg } from '../src/tracing/bridges/bridge-leg.ts';
import { matchBridges } from '../src/tracing/bridges/match-bridges.ts';
import { cpuSeconds } from './cpu-seconds.ts';

export interface MatchingFigures {
  readonly name: string;
  /** Seconds of thread time, and by the clock. */
  readonly cpu: number;
  readonly clock: number;
  readonly matched: number;
}

const COUNT = 100_000;
const MONTH = 30 * 86_400;
const START = 1_600_000_000;
const BRIDGES = ['across', 'thorchain', 'stargate', 'ren'] as const;
const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');
const bitcoinAddress = (n: number): string => `bc1q${hex(n, 38)}`;

/**
 * As many payments into bridges as payouts, a hundred thousand each. Spread: four bridges, half of them without ids, of
 * people each with a few payments within a month. Crowd: one recipient, one amount, one hour. One id: all legs share it.
 */
export function benchMatching(): MatchingFigures[] {
  return (['spread', 'crowd', 'one id'] as const).map((name) => {
    const { outs, ins } = legs(name);
    const [began, cpu] = [performance.now(), cpuSeconds()];
    const { matched } = matchBridges(outs, ins);
    const clock = (performance.now() - began) / 1_000;
    return { name, cpu: cpuSeconds() - cpu, clock, matched: matched.length };
  });
}

function legs(world: 'spread' | 'crowd' | 'one id'): { outs: BridgeLeg[]; ins: BridgeLeg[] } {
  const random = createRandom(31);
  const outs: BridgeLeg[] = [];
  const ins: BridgeLeg[] = [];
  for (let i = 0; i < COUNT; i++) {
    const spread = world === 'spread';
    const protocol = spread ? BRIDGES[i % 4]! : world === 'crowd' ? 'stargate' : 'across';
    const person = spread ? random.below(COUNT / 5) : 7;
    const value = spread ? BigInt(1 + random.below(1_000_000_000)) * 1_000n : 1_000_000n;
    const time = START + random.below(spread ? MONTH : 3_600);
    const onBitcoin = protocol === 'thorchain' || protocol === 'ren';
    const txHash = `0x${hex(i + 1, 64)}`;
    const link = protocol === 'across' ? { link: spread ? `1:${i}` : '1:1' } : {};
    const address = onBitcoin ? bitcoinAddress(person) : `0x${hex(person, 40)}`;
    const event = { protocol, txIndex: 0, logIndex: i, site: '0x', genuine: true, ...link };
    const token = { asset: { contract: '0xaa' }, value };
    const got = { ...token, value: (value * 9_990n) / 10_000n };
    const toChain = onBitcoin ? 'bitcoin' : 'bnb';
    outs.push({
      event: { ...event, kind: 'bridge-out', toChain, farAddress: address, paidIn: token },
      chain: 'ethereum',
      txHash,
      time,
      decimals: 8,
    });
    const later = time + 60 + random.below(1_200);
    if (onBitcoin)
      ins.push({
        txid: hex(i + 1, 64),
        ...(protocol === 'thorchain' && { memo: `OUT:${txHash.slice(2)}` }),
        outputs: [
          { address, value: got.value },
          { address: bitcoinAddress(COUNT + (i % 50)), value: 900_000_000n },
        ],
        time: later,
      });
    else
      ins.push({
        event: { ...event, kind: 'bridge-in', recipient: address, paidOut: got },
        chain: 'bnb',
        txHash: `0x${hex(COUNT + i, 64)}`,
        time: later,
        decimals: 8,
      });
  }
  return { outs, ins };
}
