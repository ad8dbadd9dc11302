import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { AccountSource } from '../../src/graph/account-source.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../src/graph/open-account-lake-source.ts';
import type { LedgerBlock } from '../../src/ingest/ledger/ledger-block.ts';
import { accountScreenChain } from '../../src/screening/chain/account-screen-chain.ts';
import type { ScreenChain } from '../../src/screening/chain/screen-chain.ts';
import { screenAddresses } from '../../src/screening/screen-addresses.ts';
import type { ScreenParameters } from '../../src/screening/screen-context.ts';
import { generateEvmChain } from '../../src/synth/evm/generate-evm-chain.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks, type Move } from '../support/make-ledger.ts';
import { plainAccountFlow } from '../support/plain-account-flow.ts';
import { ingestChain } from '../synth/evm/open-case.ts';
import { toyClaim, toyContext } from './toy-context.ts';

// Whether an address is screened by the sums of its counterparties or transfer by transfer is nothing that an answer shows.

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** The third looks like the first; `-` is nobody. */
const PEOPLE = ['a', 'b', 'z.a', 'hot', 'c', '0'];
const CONCEPTS = ['service_hack', 'exchange', 'mixing_service', 'scam'];

const move: fc.Arbitrary<Move> = fc
  .record({
    from: fc.constantFrom(...PEOPLE, 'hot', 'hot', '-'),
    to: fc.constantFrom(...PEOPLE, 'a', 'a', '-'),
    value: fc.oneof(
      { weight: 6, arbitrary: fc.bigInt({ min: 0n, max: 60n }) },
      { weight: 2, arbitrary: fc.constantFrom(0n, 1n, 3_000_000n) },
      { weight: 1, arbitrary: fc.constantFrom(2n ** 64n, 2n ** 255n, 2n ** 256n - 1n) },
    ),
    asset: fc.constantFrom(undefined, undefined, 'TOK', 'OTHER'),
  })
  .map(({ asset, ...rest }) => ({ ...rest, ...(asset && { asset }) }));

const world = fc.record({
  blocks: fc.array(fc.array(fc.array(move, { maxLength: 3 }), { maxLength: 4 }), {
    minLength: 4,
    maxLength: 24,
  }),
  labels: fc.array(fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...CONCEPTS)), { maxLength: 5 }),
  listed: fc.subarray(PEOPLE, { maxLength: 2 }),
  limit: fc.constantFrom(1, 2, 5, 1_000),
  seeds: fc.constantFrom(1, 2, 50),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const text = (answer: unknown) =>
  JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? `${value}` : value));

/** Everything that can be asked of all addresses: each alone, direct and with what lies behind; all at once. */
async function answersOf(chain: ScreenChain, { labels, listed, limit, seeds }: Omit<World, 'blocks'>) {
  const claims = labels.map(([name, concept]) => toyClaim(addressOf(name), concept));
  const context = await toyContext(chain, claims, listed.map(addressOf));
  const direct: ScreenParameters = { directLimit: limit };
  const full: ScreenParameters = { ...direct, indirect: { seeds, hops: 4, transactions: 40 } };
  const addresses = [...PEOPLE, 'nobody at all'].map(addressOf);
  const alone: string[] = [];
  for (const address of addresses)
    for (const parameters of [direct, full])
      alone.push(text(await screenAddresses(context, [address], parameters)));
  const many = await screenAddresses(context, addresses, full);
  return { alone, many: many.map(text), direct: text(await screenAddresses(context, addresses, direct)) };
}

/** Screening with direct flows that are worked out plainly. */
function plainly(source: AccountSource): ScreenChain {
  return {
    ...accountScreenChain(source),
    direct: (ids, options) => Promise.all(ids.map((id) => plainAccountFlow(source, id, options))),
  };
}

async function lakeOf(steps: readonly (readonly LedgerBlock[])[], segmentTransfers: number): Promise<string> {
  const directory = join(folder.path, `lake-${made++}`);
  for (const blocks of steps) await ingestBlocks(directory, blocks, { segmentTransfers });
  return directory;
}

describe('screening by sums and by transfers', () => {
  it('gives the same answer to the byte, however the ledger was read in', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.nat(100), async ({ blocks: txs, ...about }, pick) => {
        const blocks = ledgerBlocks(txs.map((block) => block.map((moves) => ({ sender: '-', moves }))));
        const half = 1 + (pick % (blocks.length - 1));
        // Another branch from the half on, of as many blocks with other payments, which is abandoned.
        const other = ledgerBlocks(
          txs
            .slice(half)
            .map((block) => [...block, [{ from: 'c', to: 'a', value: 7 }]].map((moves) => ({ moves }))),
          { first: half + 1, fork: 'other' },
        ).map((block, i) => (i === 0 ? { ...block, parentHash: blocks[half - 1]!.hash! } : block));
        const lakes = [
          await lakeOf([blocks], 1_000),
          // One segment a block or two: merged and merged again.
          await lakeOf([blocks], 1 + (pick % 3)),
          await lakeOf([blocks.slice(0, half), blocks], 2),
          await lakeOf([[...blocks.slice(0, half), ...other], blocks], 2),
        ];
        let expected: Awaited<ReturnType<typeof answersOf>> | undefined;
        for (const lake of lakes) {
          const source = openLedgerSource(lake);
          expected ??= await answersOf(plainly(source), about);
          expect(await answersOf(accountScreenChain(source), about)).toEqual(expected);
          // Whoever has no sums walks.
          const walked = accountScreenChain({ ...source, peers: async () => false });
          expect(await answersOf(walked, about)).toEqual(expected);
          await source.close();
        }
        // One of a file is answered as alone; look-alikes are looked for only there.
        expected!.many.forEach((one, i) => {
          const own = JSON.parse(expected!.alone[2 * i + 1]!)[0];
          expect(JSON.parse(one)).toEqual({ ...own, lookAlikes: [] });
        });
      }),
      { seed: 20_260_727, numRuns: 12, endOnFailure: true },
    );
  }, 300_000);

  it('gives the same over the tables of a lake, which keep no sums', async () => {
    const [{ blocks: txs, ...about }] = fc.sample(world, { seed: 4, numRuns: 1 }) as [World];
    const lake = await lakeOf(
      [ledgerBlocks(txs.map((block) => block.map((moves) => ({ sender: '-', moves }))))],
      3,
    );
    const [ledger, tables] = [openLedgerSource(lake), await openAccountLakeSource(lake)];
    expect(await answersOf(accountScreenChain(tables), about)).toEqual(
      await answersOf(accountScreenChain(ledger), about),
    );
    await ledger.close();
    await tables.close();
  }, 60_000);

  it('gives the same of a whole synthetic chain with exchanges, pools and a theft', async () => {
    const chain = join(folder.path, 'chain');
    await generateEvmChain({ directory: chain, seed: 23, transactions: 1_500 });
    await ingestChain(chain, 'ethereum');
    const source = openLedgerSource(join(chain, 'lake-ethereum'));
    const { accounts } = await source.coverage();
    const infos = await source.accounts(Uint32Array.from({ length: accounts }, (_, i) => i));
    const homes = [...new Set(infos.map(({ home }) => home))];
    const addresses = await source.addresses(Uint32Array.from(homes));
    const claims = addresses
      .filter((_, i) => i % 5 === 0)
      .map((address, i) => toyClaim(address, CONCEPTS[i % 4]!));
    for (const directLimit of [3, 40, 1_000]) {
      const answers: string[] = [];
      for (const screened of [accountScreenChain(source), plainly(source)]) {
        const context = await toyContext(screened, claims, addresses.slice(7, 9));
        answers.push(text(await screenAddresses(context, addresses.slice(0, 150), { directLimit })));
      }
      expect(answers[0]).toBe(answers[1]);
    }
    await source.close();
  }, 120_000);
});
