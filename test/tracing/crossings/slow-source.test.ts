import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import type { AccountSource } from '../../../src/graph/account-source.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import type { ChainLake } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const FAR = ['bnb', 'polygon'] as const;
const coin = (value: bigint) => ({ asset: {}, value });
const into = (chain: string): Tx => ({
  sender: 'mule',
  moves: [{ from: 'mule', to: 'router', value: 40 }],
  events: [
    {
      kind: 'bridge-out',
      protocol: 'across',
      payer: addressOf('mule'),
      paidIn: coin(40n),
      toChain: chain,
      farAddress: addressOf('far'),
      link: chain,
    },
  ],
});
const outOf = (chain: string): Tx => ({
  sender: 'relay',
  moves: [{ from: 'spoke', to: 'far', value: 40 }],
  events: [
    {
      kind: 'bridge-in',
      protocol: 'across',
      recipient: addressOf('far'),
      paidOut: coin(40n),
      fromChain: 'ethereum',
      link: chain,
    },
  ],
});

/** The same source, each answer a while later. */
function slow(source: AccountSource): AccountSource {
  return new Proxy(source, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || name === 'events') return value;
      return async (...args: unknown[]) => {
        await setTimeout(20);
        return value.apply(target, args) as unknown;
      };
    },
  });
}

/** One theft that crosses to two chains, of which one answers slowly. */
async function crossings(late: (typeof FAR)[number]) {
  const worlds: Record<string, Tx[][]> = {
    ethereum: [[{ moves: [{ from: 'thief', to: 'mule', value: 80 }] }], FAR.map(into)],
    bnb: [[], [], [outOf('bnb')]],
    polygon: [[], [], [outOf('polygon')]],
  };
  const lakes: ChainLake[] = [];
  for (const [chain, blocks] of Object.entries(worlds)) {
    const directory = join(folder.path, `${late}-${chain}`);
    await ingestBlocks(directory, ledgerBlocks(blocks), { chain });
    const opened = openLedgerSource(directory);
    const source = chain === late ? slow(opened) : opened;
    const seeds =
      chain === 'ethereum' ? [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }] : [];
    lakes.push({ family: 'evm', chain, source, parameters: { seeds, policies: ['fifo'] } });
  }
  try {
    return (await traceChains(lakes)).crossings;
  } finally {
    for (const { source } of lakes) await source.close();
  }
}

// Chains walk side by side, and crossings are listed as they are met.
it('how fast a lake answers does not change the answer', async () => {
  const [one, other] = [await crossings('bnb'), await crossings('polygon')];
  expect(new Set(one)).toEqual(new Set(other));
  expect(one).toEqual(other);
});
