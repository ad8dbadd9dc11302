import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import { generateChain } from '../../../src/synth/generate-chain.ts';
import type { Scenario } from '../../../src/synth/scenario/scenario.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { ingestFiles, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const FIRST = 1_600_000_000;
const HEIGHT = 125;
/** The block of Ethereum in which the customer pays in: half an hour before the vault pays him. */
const BLOCK = Math.floor((HEIGHT * 600 - 1_800) / 12);

/**
 * The smallest world of a vault that one customer shows: a thief orders litecoin there, of which there are no data, and the vault
 * pays a customer, who had paid the router on Ethereum, out of the thief's coin.
 */
async function ends(customers: 1 | 2): Promise<{ address: string; reason: string }[]> {
  const at = join(folder.path, String(customers));
  let theft = '';
  let [first, second] = ['', ''];
  await generateChain({
    directory: join(at, 'blocks'),
    seed: 3,
    transactions: 1_500,
    story: {
      firstTime: FIRST,
      spacing: 600,
      reserved: 4,
      acts: ([thief, vault, one, two]) => [
        {
          height: HEIGHT,
          act: ({ grant, blocks, book }: Scenario) => {
            const note = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
            const out = (index: number) => note(`OUT:${hashOf(BLOCK, index).slice(2).toUpperCase()}`);
            [first, second] = [book.text(one!), book.text(two!)];
            const [victim, before] = grant('victim-exchange', [1_000_000, 500_000]);
            const pay = (coin: typeof victim, address: typeof thief, memo?: Uint8Array) =>
              blocks.add({
                inputs: [coin!],
                outputs: [{ address: address!, value: coin!.value }],
                ...(memo && { note: memo }),
              }).coins[0]!;
            const stolen = pay(victim, thief);
            theft = displayHash(stolen.txid);
            if (customers === 2) pay(pay(before, vault), two, out(1));
            const held = pay(stolen, vault, note('=:LTC.LTC:ltc1qg82u8my75w4q8k4s4w9q3k6v7d9s8g0jcrc2z3'));
            pay(held, one, out(0));
          },
        },
      ],
    },
  });
  await ingestFiles(join(at, 'blocks'), join(at, 'bitcoin'));
  const deposit = (who: string, address: string) => ({
    sender: who,
    moves: [{ from: who, to: 'router', value: 40 }],
    events: [
      {
        kind: 'bridge-out' as const,
        protocol: 'thorchain',
        site: addressOf('router'),
        payer: addressOf(who),
        paidIn: { asset: {}, value: 40n },
        toChain: 'bitcoin',
        farAddress: address,
        memo: `=:BTC.BTC:${address}`,
      },
    ],
  });
  await ingestBlocks(
    join(at, 'ethereum'),
    ledgerBlocks([[deposit('customer', first), deposit('another', second)]], { first: BLOCK }),
    { chain: 'ethereum' },
  );
  const sources = [openGraphSource(join(at, 'bitcoin')), openLedgerSource(join(at, 'ethereum'))] as const;
  try {
    const { traces } = await traceChains([
      {
        family: 'bitcoin',
        chain: 'bitcoin-regtest',
        source: sources[0],
        parameters: {
          seeds: [{ kind: 'outpoint', txid: theft, vout: 0, label: 'theft' }],
          policies: POLICIES,
        },
      },
      {
        family: 'evm',
        chain: 'ethereum',
        source: sources[1],
        parameters: { seeds: [], policies: POLICIES },
      },
    ]);
    const { terminals } = traces[0]!.result as TraceResult;
    return terminals.map(({ address, reason }) => ({
      address: address === first ? 'customer' : address,
      reason,
    }));
  } finally {
    for (const source of sources) await source.close();
  }
}

it('a vault that two customers show keeps what a thief paid in', async () => {
  expect(await ends(2)).toMatchObject([{ reason: 'bridge' }]);
});

// One payer's word makes no vault: see docs/explanation/bridges.md.
it('a vault that one customer shows keeps what a thief paid in', async () => {
  expect((await ends(1)).map(({ address }) => address)).not.toContain('customer');
});
