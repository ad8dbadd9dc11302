import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../../src/ingest/ledger/ingest-ledger.ts';
import { openFlowTable } from '../../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import type { EvmTruth } from '../../../src/synth/evm/evm-truth.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import type { AccountSeed } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { sharedData } from '../../support/shared-data.ts';
import { ingestChain } from '../../synth/evm/open-case.ts';
import { accountLines } from './account-lines.ts';
import type { GoldenCase } from './golden-case.ts';

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
/** Ronin Bridge Exploiter. Source: OFAC, 14 April 2022. */
const RONIN = '0x098b716b8aaf21512996dc57eb0615e2383e2f96';

export const accountCases: readonly GoldenCase[] = [
  laundering('harmony-2023'),
  laundering('lifi-2024'),
  {
    name: 'ronin-2022',
    shared: true,
    traces: (folder) =>
      ofTable(sharedData.path('evm/ronin-2022/LazarusTabularTxs1322519.csv'), folder, [RONIN]),
  },
  {
    name: 'evm-thefts',
    shared: false,
    async traces(folder) {
      await generateEvmChain({ directory: folder, seed: 11, transactions: 2_000 });
      await ingestChain(folder, 'ethereum');
      const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as EvmTruth;
      const stolen = truth.thefts.map(
        ({ tx, thief, label }): AccountSeed => ({ kind: 'transaction', hash: tx, address: thief, label }),
      );
      const exits = truth.thief.filter(({ role }) => role.startsWith('exit'));
      return {
        thefts: await linesOf(join(folder, 'lake-ethereum'), stolen),
        'exits of the mixer': await linesOf(
          join(folder, 'lake-ethereum'),
          exits.map(({ address }) => ({ kind: 'source', address, label: 'exit' })),
        ),
      };
    },
  },
];

function laundering(name: string): GoldenCase {
  return {
    name,
    shared: true,
    async traces(folder) {
      const path = (file: string) => sharedData.path(`evm/laundering/${name}/${file}`);
      const starts = readFileSync(path('source_addresses.csv'), 'utf8').trim().split(/\s+/);
      return ofTable(path('flow_records.csv'), folder, starts);
    },
  };
}

async function ofTable(path: string, folder: string, starts: readonly string[]) {
  await ingestLedger(
    { directory: folder, clock: () => 0 },
    { openSource: async () => openFlowTable({ path, chain: evmChainById('ethereum') }) },
  );
  const seeds = starts.map((address): AccountSeed => ({ kind: 'source', address, label: 'theft' }));
  return { forward: await linesOf(folder, seeds) };
}

async function linesOf(folder: string, seeds: readonly AccountSeed[]) {
  const source = openLedgerSource(folder);
  try {
    return accountLines(await traceAccounts({ source }, { seeds, policies: ALL }));
  } finally {
    await source.close();
  }
}
