import { readFileSync } from 'node:fs';
import { bestLabel } from '../attribution/claims/best-label.ts';
import { claimState } from '../attribution/claims/claim-state.ts';
import { openTagStore } from '../attribution/store/open-tag-store.ts';
import { type Clusters, openClusters } from '../clustering/open-clusters.ts';
import { openLedgerSource } from '../graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../graph/open-graph-source.ts';
import { readManifest } from '../lake/manifest.ts';
import { isEvmChain } from '../primitives/evm-chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { categoryOf } from '../screening/rules/category-of.ts';
import { defaultRulesPath } from '../screening/rules/default-rules-path.ts';
import { readSeverityRules } from '../screening/rules/read-severity-rules.ts';
import { accountWatchChain } from './chain/account-watch-chain.ts';
import type { LabelSource } from './chain/label-source.ts';
import { outputWatchChain } from './chain/output-watch-chain.ts';
import type { WatchChain } from './chain/watch-chain.ts';

export interface WatchChainOptions {
  readonly data: string;
  /** Folder into which tags were imported; default: the lake's. */
  readonly labels?: string;
  /** UTC day for which labels count. */
  readonly day: string;
}

/** Opens a lake for watching, with the labels of those who take part. Errors: LAKE_MISSING, GRAPH_MISSING, GRAPH_STALE, TAG_STORE. */
export async function openWatchChain({ data, labels: tagged, day }: WatchChainOptions): Promise<WatchChain> {
  const manifest = readManifest(data);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory: data } });
  const tags = openTagStore(tagged ?? data);
  const rulesPath = defaultRulesPath();
  const rules = readSeverityRules(readFileSync(rulesPath, 'utf8'), rulesPath);
  const labels: LabelSource = {
    labelOf: (address) => bestLabel(tags.find(address), day).best?.label,
    stopsAt: (address) =>
      tags
        .find(address)
        .some((claim) => claimState(claim, day) === 'valid' && categoryOf(rules, claim)?.stops === true),
  };
  let chain: WatchChain;
  try {
    chain = isEvmChain(manifest.chain)
      ? await accountWatchChain({ data, source: openLedgerSource(data), ...labels })
      : await outputWatchChain({
          data,
          source: openGraphSource(data),
          clusters: clustersOf(data),
          ...labels,
        });
  } catch (error) {
    tags.close();
    throw error;
  }
  return {
    ...chain,
    async close() {
      tags.close();
      await chain.close();
    },
  };
}

/** Without clusters an entry of that kind is its address alone. */
function clustersOf(data: string): Clusters | undefined {
  try {
    return openClusters(data);
  } catch (error) {
    if (error instanceof JejakError && error.code === 'CLUSTERS_MISSING') return undefined;
    throw error;
  }
}
