import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/command.ts';
import { crossingLines } from '../../../src/cli/evm/crossing-lines.ts';
import { en } from '../../../src/texts/cli/en.ts';
import { id } from '../../../src/texts/cli/id.ts';
import type { ChainsResult, UnmatchedCrossing } from '../../../src/tracing/crossings/chains-result.ts';

const open = (more: Partial<UnmatchedCrossing>): ChainsResult =>
  ({
    traces: [{ result: { parameters: { direction: 'forward' } } }],
    crossings: [],
    unmatched: [
      {
        chain: 'ethereum',
        tx: '0xaa',
        protocol: 'thorchain',
        toChain: 'bitcoin',
        hasLake: true,
        readUpTo: 1_600_000_000,
        amounts: {},
        candidates: [],
        ...more,
      },
    ],
  }) as unknown as ChainsResult;
const lines = (result: ChainsResult, texts = en) =>
  crossingLines({ texts } as CliContext, result, 20).slice(1);

describe('what went into a bridge and was not found again', () => {
  it.each([
    [
      'is said as of the last block of the other chain',
      {},
      'the other side was not found in the data of bitcoin, read up to 2020-09-13 12:26:40 UTC',
    ],
    [
      'says which data were not read',
      { hasLake: false },
      'no data of bitcoin were read; name its lake with --also',
    ],
    [
      'says of a chain that no lake can be made of that it is read nowhere',
      { toChain: '?LTC', hasLake: false },
      'LTC is a chain that Jejak does not read; look there by other means',
    ],
    [
      'says that nobody names a chain',
      { toChain: undefined, hasLake: undefined },
      'nobody says which chain, and no side that fits was found in the data that were read',
    ],
  ] as const)('%s', (_, more, expected) => {
    const to = 'toChain' in more ? (more.toChain?.slice(1) ?? '?') : 'bitcoin';
    expect(lines(open(more))).toEqual([`ethereum 0xaa went into thorchain, to ${to}: ${expected}`]);
  });

  it('names what would do, with what agrees', () => {
    const agrees = { id: 'unknown', recipient: 'yes', amount: 'no', time: 'yes' } as const;
    const candidates = [{ chain: 'bitcoin', tx: 'bb', confidence: 0.5, agrees }];
    expect(lines(open({ candidates }), id)).toEqual([
      'ethereum 0xaa masuk ke thorchain, menuju bitcoin: 1 calon, tidak ada yang diikuti:',
      '  bitcoin bb (id tidak diketahui, penerima ya, jumlah tidak, waktu ya)',
    ]);
  });
});
