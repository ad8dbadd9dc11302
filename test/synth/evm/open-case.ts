import { join } from 'node:path';
import { readTagCsv, type Tag } from '../../../src/attribution/read-tag-csv.ts';
import type { AccountSource } from '../../../src/graph/account-source.ts';
import type { FlowSource } from '../../../src/graph/flow-source.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { ingestLedger } from '../../../src/ingest/ledger/ingest-ledger.ts';
import { openEvmLedger } from '../../../src/ingest/ledger/open-evm-ledger.ts';
import { openEvmBlockFiles } from '../../../src/ingest/sources/evm/open-evm-block-files.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import type { TraceTag } from '../../../src/tracing/trace-parameters.ts';
import { ingestFiles } from '../../support/make-chain.ts';

/** Reads and verifies the block file of one chain of a case into a lake, every signature included. */
export async function ingestChain(folder: string, chain: 'ethereum' | 'bnb') {
  const path = join(folder, `${chain}.jsonl`);
  return ingestLedger(
    { directory: join(folder, `lake-${chain}`), clock: () => 0 },
    {
      openSource: async () => {
        const source = await openEvmBlockFiles({ path, chain: evmChainById(chain) });
        return openEvmLedger(source, { follows: false });
      },
    },
  );
}

export interface OpenCase {
  readonly ethereum: AccountSource;
  readonly bnb: AccountSource;
  readonly bitcoin: FlowSource;
  /** Tags of an account chain by home account. */
  accountTags(source: AccountSource): Promise<Map<number, TraceTag>>;
  bitcoinTags(): Promise<Map<number, TraceTag>>;
  close(): Promise<void>;
}

/** The three lakes of a case, with its tags. */
export async function openCase(folder: string): Promise<OpenCase> {
  await ingestFiles(join(folder, 'bitcoin'), join(folder, 'lake-bitcoin'));
  const [ethereum, bnb, bitcoin] = [
    await openLedgerSource(join(folder, 'lake-ethereum')),
    await openLedgerSource(join(folder, 'lake-bnb')),
    openGraphSource(join(folder, 'lake-bitcoin')),
  ];
  const tags: Tag[] = readTagCsv(join(folder, 'tags.csv'));
  const find = async (source: { findAddress(address: string): Promise<number | undefined> }) => {
    const found = new Map<number, TraceTag>();
    for (const { address, label, category } of tags) {
      const id = await source.findAddress(address).catch(() => undefined);
      if (id !== undefined) found.set(id, { label, category });
    }
    return found;
  };
  return {
    ethereum,
    bnb,
    bitcoin,
    accountTags: find,
    bitcoinTags: () => find(bitcoin),
    async close() {
      for (const source of [ethereum, bnb, bitcoin]) await source.close();
    },
  };
}
