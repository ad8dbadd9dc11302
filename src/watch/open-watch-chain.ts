import { nameOn } from '../attribution/claims/name-on.ts';
import { openSanctionStore, type SanctionStore } from '../attribution/sanctions/store/open-sanction-store.ts';
import { openTagStore } from '../attribution/store/open-tag-store.ts';
import type { Clusters } from '../clustering/open-clusters.ts';
import { openClustersIfAny } from '../clustering/open-clusters-if-any.ts';
import { openLedgerSource } from '../graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../graph/open-graph-source.ts';
import { readManifest } from '../lake/manifest.ts';
import { isEvmChain } from '../primitives/evm-chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { listingsOn } from '../screening/labels/listings-on.ts';
import { accountWatchChain } from './chain/account-watch-chain.ts';
import type { LabelSource } from './chain/label-source.ts';
import { orWritten } from './chain/or-written.ts';
import { outputWatchChain } from './chain/output-watch-chain.ts';
import type { WatchChain } from './chain/watch-chain.ts';
import { watchDigests } from './chain/watch-digests.ts';

export interface WatchChainOptions {
  readonly data: string;
  /** Folder into which tags were imported; default: the lake's. */
  readonly labels?: string;
  /** UTC day for which labels count. */
  readonly day: string;
}

/**
 * Opens a lake for watching, with the labels of those who take part. Errors: LAKE_MISSING, GRAPH_MISSING, GRAPH_STALE,
 * TAG_STORE, SANCTION_STORE; WATCH_LAKE_CHANGED when an ingest is just rewriting the files.
 */
export async function openWatchChain(options: WatchChainOptions): Promise<WatchChain> {
  const { data, labels: tagged, day } = options;
  const manifest = readManifest(data);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory: data } });
  const tags = openTagStore(tagged ?? data);
  // Read only when there is something to tell: lists have thousands of entries.
  let lists: SanctionStore | undefined;
  const labels: LabelSource = {
    listedBy(address) {
      lists ??= openSanctionStore(tagged ?? data);
      const listings = listingsOn(lists, { address, chain: manifest.chain, day });
      const of = (wanted: boolean) =>
        listings.filter(({ state }) => (state === 'listed') === wanted).map(({ list }) => list);
      return { sure: of(true), undecided: of(false) };
    },
    labelOf: (address) => nameOn(tags.find(address), day)?.label,
    stopsAt: (address) => nameOn(tags.find(address), day)?.service === true,
  };
  let chain: WatchChain;
  try {
    chain = isEvmChain(manifest.chain) ? await openAccounts(data, labels) : await openOutputs(data, labels);
  } catch (error) {
    tags.close();
    throw await orWritten(data, manifest.chain, error);
  }
  return {
    ...chain,
    async close() {
      tags.close();
      await chain.close();
    },
  };
}

async function openAccounts(data: string, labels: LabelSource): Promise<WatchChain> {
  const unchanged = watchDigests(data, 'ledger');
  const source = openLedgerSource(data);
  try {
    return await accountWatchChain({ data, source, unchanged, ...labels });
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function openOutputs(data: string, labels: LabelSource): Promise<WatchChain> {
  const unchanged = watchDigests(data, 'graph');
  const source = openGraphSource(data);
  let clusters: Clusters | undefined;
  try {
    clusters = openClustersIfAny(data);
    return await outputWatchChain({ data, source, clusters, unchanged, ...labels });
  } catch (error) {
    clusters?.close();
    await source.close();
    throw error;
  }
}
