import type { Clusters } from '../../clustering/open-clusters.ts';
import { openClustersIfAny } from '../../clustering/open-clusters-if-any.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import { gradeOf } from '../../graph/grade-of.ts';
import { openLedgerSource } from '../../graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../graph/open-account-lake-source.ts';
import { openGraphSource } from '../../graph/open-graph-source.ts';
import { openLakeSource } from '../../graph/open-lake-source.ts';
import { readManifest } from '../../lake/manifest.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { DataBasis } from '../schema/basis.ts';
import { momentOf } from '../schema/moment.ts';

interface OpenLake {
  readonly folder: string;
  readonly chain: string;
  readonly basis: DataBasis;
  close(): Promise<void>;
}

/** An open lake of a chain of outputs. */
export interface OutputLake extends OpenLake {
  readonly family: 'outputs';
  readonly source: FlowSource;
  /** Undefined where no clusters cover the data: then each address stands alone. */
  readonly clusters?: Clusters;
}

/** An open lake of an account chain. */
export interface AccountLake extends OpenLake {
  readonly family: 'accounts';
  readonly source: AccountSource;
}

export type Lake = OutputLake | AccountLake;

/** Errors: LAKE_MISSING, LAKE_DAMAGED, LAKE_VERSION, GRAPH_MISSING, GRAPH_STALE, GRAPH_DAMAGED. */
export async function openLake(folder: string, engine: 'graph' | 'lake'): Promise<Lake> {
  const chain = readManifest(folder)?.chain;
  if (chain === undefined) throw new JejakError('LAKE_MISSING', { meta: { directory: folder } });
  return isEvmChain(chain) ? openAccounts(folder, engine) : openOutputs(folder, engine);
}

async function openAccounts(folder: string, engine: 'graph' | 'lake'): Promise<AccountLake> {
  const source = engine === 'lake' ? await openAccountLakeSource(folder) : openLedgerSource(folder);
  const coverage = await source.coverage();
  const tip = coverage.tipHeight < 0 ? null : momentOf(coverage.tipHeight, coverage.tipTime);
  const { chain, manifestHash: manifest } = coverage;
  return {
    family: 'accounts',
    folder,
    chain,
    source,
    basis: {
      chain,
      manifest,
      tip,
      first: tip === null ? null : coverage.firstNumber,
      blocks: coverage.blocks,
      missing: { internalCalls: coverage.noTraces, receipts: coverage.noReceipts },
      tables: coverage.flowTable,
      ...gradeOf([coverage]),
    },
    close: () => source.close(),
  };
}

async function openOutputs(folder: string, engine: 'graph' | 'lake'): Promise<OutputLake> {
  const source = engine === 'lake' ? await openLakeSource(folder) : openGraphSource(folder);
  const { chain, manifestHash: manifest, tipHeight } = await source.coverage();
  const tip =
    tipHeight < 0 ? null : momentOf(tipHeight, (await source.blocks(Uint32Array.of(tipHeight))).time[0]!);
  const clusters = openClustersIfAny(folder);
  return {
    family: 'outputs',
    folder,
    chain,
    source,
    ...(clusters ? { clusters } : {}),
    // Every block of a lake of outputs was recomputed to its header before it was written.
    basis: {
      chain,
      manifest,
      tip,
      first: tip === null ? null : 0,
      blocks: tipHeight + 1,
      missing: { internalCalls: 0, receipts: 0 },
      tables: 0,
      ...gradeOf([{ blocks: tipHeight + 1, sourced: 0 }]),
    },
    async close() {
      clusters?.close();
      await source.close();
    },
  };
}
