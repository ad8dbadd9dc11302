import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../../src/ingest/ledger/ingest-ledger.ts';
import { openFlowTable } from '../../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { POLICIES, type TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { sharedData } from '../../support/shared-data.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

function endsOf({ terminals }: AccountTraceResult, policy: TaintPolicyId) {
  return terminals.flatMap(({ address, reason, amounts }) =>
    amounts[policy] ? [`${address} ${reason} ${amounts[policy]}`] : [],
  );
}

it.skipIf(!sharedData.present)(
  `what a method says of a real case does not depend on the methods beside it${sharedData.reason}`,
  async () => {
    const path = (file: string) => sharedData.path(`evm/laundering/harmony-2023/${file}`);
    await ingestLedger(
      { directory: folder.path, clock: () => 0 },
      {
        openSource: async () =>
          openFlowTable({ path: path('flow_records.csv'), chain: evmChainById('ethereum') }),
      },
    );
    const starts = readFileSync(path('source_addresses.csv'), 'utf8').trim().split(/\s+/);
    const seeds = starts.map((address) => ({ kind: 'source' as const, address, label: 'theft' }));
    const source = await openLedgerSource(folder.path);
    const all = await traceAccounts({ source }, { seeds, policies: POLICIES });
    for (const policy of POLICIES) {
      const alone = await traceAccounts({ source }, { seeds, policies: [policy] });
      expect(alone.conservation[policy], policy).toEqual(all.conservation[policy]);
      expect(endsOf(alone, policy), policy).toEqual(endsOf(all, policy));
    }
    await source.close();
  },
  60_000,
);
