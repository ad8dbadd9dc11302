import type { AccountCoverage, AccountSource, AssetInfo } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { LabelAmount, PolicyAmounts } from '../trace-result.ts';
import type { AccountState, TerminalDraft } from './account-state.ts';
import type { AccountTraceParameters } from './account-trace-parameters.ts';
import type { AccountTerminal, AccountTraceResult, AssetConservation } from './account-trace-result.ts';

const CHUNK = 8_192;

/** Looks up the names of everything that a finished trace mentions and puts the result together, in a fixed order. */
export async function closeAccountTrace(
  source: AccountSource,
  state: AccountState,
  about: {
    readonly coverage: AccountCoverage;
    readonly labels: readonly string[];
    readonly parameters: AccountTraceParameters;
  },
): Promise<AccountTraceResult> {
  const { rules } = state;
  const drafts = [...state.terminals.values()].flatMap((ofReason) => [...ofReason.values()]);
  const homes = new Set<number>();
  const txs = new Set<number>();
  const assets = new Set<number>();
  for (const draft of drafts) {
    homes.add(draft.home);
    txs.add(draft.arrivals.firstTx).add(draft.arrivals.lastTx);
    assets.add(draft.asset);
  }
  for (const hop of state.hops) {
    homes.add(hop.from).add(hop.to);
    txs.add(hop.tx);
    assets.add(hop.asset);
    if (hop.into) assets.add(hop.into.asset);
  }
  for (const handover of state.handovers) txs.add(handover.tx);
  for (const overlap of state.overlaps) {
    homes.add(overlap.home);
    txs.add(overlap.tx);
  }
  for (const totals of state.totals) for (const asset of totals.keys()) assets.add(asset);
  const addressOf = await names(homes, async (ids) => source.addresses(Uint32Array.from(ids)));
  const hashOf = await names(txs, async (ids) => source.hashes(ids));
  const ids = Uint32Array.from(assets).sort();
  const infos = new Map<number, AssetInfo>();
  for (const info of await source.assets(ids)) infos.set(info.id, info);

  const terminals = drafts
    .map((draft) => terminalOf(state, draft, { addressOf, hashOf }))
    .sort(
      (a, b) =>
        a.account - b.account || a.home - b.home || a.asset - b.asset || (a.reason < b.reason ? -1 : 1),
    );
  const address = (home: number) => addressOf.get(home) ?? '';
  return {
    parameters: echo(state, about.parameters),
    coverage: about.coverage,
    labels: about.labels,
    sources: [...state.sources].sort((a, b) => a - b),
    assets: infos,
    hops: state.hops.map((hop) => ({
      ...hop,
      hash: hashOf.get(hop.tx)!,
      fromAddress: address(hop.from),
      toAddress: address(hop.to),
    })),
    terminals,
    overlaps: state.overlaps.map(({ tx, home, ...overlap }) => ({
      ...overlap,
      hash: hashOf.get(tx)!,
      address: address(home),
    })),
    handovers: state.handovers.map(({ tx, ...handover }) => ({ ...handover, hash: hashOf.get(tx)! })),
    conservation: Object.fromEntries(rules.policies.map((policy, p) => [policy, conservationOf(state, p)])),
    counts: {
      transactions: state.processed,
      transfers: state.transfers,
      accounts: state.touched.size,
      looked: state.looked,
      requests: state.requests,
      uncovered: state.uncovered,
    },
  };
}

async function names(
  wanted: ReadonlySet<number>,
  look: (ids: Float64Array) => Promise<string[]>,
): Promise<Map<number, string>> {
  const ids = Float64Array.from([...wanted].filter((id) => id >= 0 && id !== NO_ACCOUNT)).sort();
  const found = new Map<number, string>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    const texts = await look(chunk);
    chunk.forEach((id, i) => {
      found.set(id, texts[i]!);
    });
  }
  return found;
}

function terminalOf(
  state: AccountState,
  draft: TerminalDraft,
  names: { readonly addressOf: Map<number, string>; readonly hashOf: Map<number, string> },
): AccountTerminal {
  const { policies } = state.rules;
  const amounts: PolicyAmounts = {};
  const byLabel: Partial<Record<TaintPolicyId, LabelAmount[]>> = {};
  let agreement = 0;
  policies.forEach((policy, p) => {
    if (draft.amounts[p]! === 0n) return;
    agreement += 1;
    amounts[policy] = draft.amounts[p]!;
    const { label, value } = draft.labels[p]!;
    byLabel[policy] = label
      .map((of, s) => ({ label: of, amount: value[s]! }))
      .sort((a, b) => a.label - b.label);
  });
  const { count, firstTx, lastTx, ...times } = draft.arrivals;
  return {
    account: draft.account,
    home: draft.home,
    address: names.addressOf.get(draft.home) ?? '',
    asset: draft.asset,
    reason: draft.reason,
    ...(draft.tag && { tag: draft.tag }),
    amounts,
    byLabel,
    agreement,
    depth: draft.depth,
    ...times,
    arrivals: count,
    firstTx: names.hashOf.get(firstTx) ?? '',
    lastTx: names.hashOf.get(lastTx) ?? '',
  };
}

function conservationOf(state: AccountState, p: number): AssetConservation[] {
  return [...state.totals[p]!]
    .sort(([a], [b]) => a - b)
    .map(([asset, totals]) => {
      const { seeds, absorbed, convertedIn, convertedOut, terminals, fees } = totals;
      const difference = seeds + absorbed + convertedIn - convertedOut - terminals - fees;
      return { asset, ...totals, difference };
    });
}

function echo(state: AccountState, parameters: AccountTraceParameters): AccountTraceResult['parameters'] {
  const { rules } = state;
  const { seeds, maxDepth, minValue, haircutCutoffMillionths, heightLimit, maxTransactions, tags } =
    parameters;
  return {
    seeds,
    policies: rules.policies,
    direction: rules.backward ? 'backward' : 'forward',
    ...(maxDepth !== undefined && { maxDepth }),
    ...(minValue !== undefined && { minValue }),
    ...(haircutCutoffMillionths !== undefined && { haircutCutoffMillionths }),
    ...(heightLimit !== undefined && { heightLimit }),
    maxPayments: rules.maxPayments,
    ...(maxTransactions !== undefined && { maxTransactions }),
    recordHops: rules.recordHops,
    taggedAddresses: tags?.size ?? 0,
    ...(tags?.basis && { labels: tags.basis }),
  };
}
