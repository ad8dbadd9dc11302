import { join } from 'node:path';
import { laterLists } from '../attribution/sanctions/later-lists.ts';
import { LIST_MAX_AGE } from '../attribution/sanctions/list-max-age.ts';
import { oldLists } from '../attribution/sanctions/old-lists.ts';
import { openSanctionStore } from '../attribution/sanctions/store/open-sanction-store.ts';
import { openTagStore } from '../attribution/store/open-tag-store.ts';
import { readClusterCheckpoint } from '../clustering/files/cluster-files.ts';
import { openClustersIfAny } from '../clustering/open-clusters-if-any.ts';
import { readText } from '../files/read-text.ts';
import { openLedgerSource } from '../graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../graph/open-graph-source.ts';
import { readManifest } from '../lake/manifest.ts';
import { isEvmChain } from '../primitives/evm-chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { accountScreenChain } from './chain/account-screen-chain.ts';
import { outputScreenChain } from './chain/output-screen-chain.ts';
import type { ScreenChain } from './chain/screen-chain.ts';
import type { LabelSources } from './labels/build-label-index.ts';
import { createLabelReader } from './labels/create-label-reader.ts';
import { listedAddresses } from './labels/listed-addresses.ts';
import { listingsOn } from './labels/listings-on.ts';
import { listsOfChain } from './labels/lists-of-chain.ts';
import { markTouched } from './labels/mark-touched.ts';
import { prepareLabelIndex } from './labels/prepare-label-index.ts';
import { defaultRulesPath } from './rules/default-rules-path.ts';
import { readSeverityRules } from './rules/read-severity-rules.ts';
import type { ScreenContext, ScreenParameters } from './screen-context.ts';

/** Bytes. */
const LARGEST_RULES = 1 << 20;

export interface ScreeningOptions extends ScreenParameters {
  /** Folder of the lake. */
  readonly data: string;
  /** Folder into which tags and lists were imported; default: the lake's. */
  readonly labels?: string;
  /** A file of severity rules; default: those that are shipped. */
  readonly rules?: string;
  /** UTC day, 2025-03-21. */
  readonly day: string;
  /** Days for which the newest publication of a sanctions list is taken for the list of the day; default 30. */
  readonly maxAge?: number;
  /** Of Jejak, for the answer's basis. */
  readonly version: string;
  readonly onBuild?: () => void;
  readonly signal?: AbortSignal;
}

export interface Screening {
  readonly context: ScreenContext;
  close(): Promise<void>;
}

/**
 * Opens a lake, its labels and the rules for screening: the library's door to `screenAddresses`, also for a server that
 * keeps it open. Errors: LAKE_MISSING, GRAPH_MISSING, GRAPH_STALE, TAG_STORE, those of readText, SCREEN_RULES,
 * SCREEN_INDEX.
 */
export async function openScreening(options: ScreeningOptions): Promise<Screening> {
  const { data, day, version, maxAge = LIST_MAX_AGE } = options;
  const labels = options.labels ?? data;
  const rulesPath = options.rules ?? defaultRulesPath();
  const rules = readSeverityRules(readText(rulesPath, LARGEST_RULES), rulesPath);
  const { chain, clusterKey, touched, close: closeChain } = await openChain(data);
  const tags = openTagStore(labels);
  const lists = openSanctionStore(labels, maxAge);
  const close = async () => {
    tags.close();
    await closeChain();
  };
  try {
    const coverage = await chain.coverage();
    const { digest, snapshots } = lists;
    const sanctions = {
      lists: new Set(snapshots.map(({ list }) => list)).size,
      ofChain: listsOfChain(lists, coverage.chain),
      digest,
      maxAge,
      old: oldLists(snapshots, { day, maxAge }),
      later: laterLists(snapshots, day),
    };
    const index = await prepareLabelIndex({
      data,
      day,
      rules,
      chain: coverage.chain,
      basis: [coverage.manifest, clusterKey, tags.digest, sanctions.digest],
      claims: tags.all(),
      listed: listedAddresses(lists),
      find: (addresses) => chain.find(addresses),
      rootOf: (address) => chain.rootOf(address),
      ...(touched ? { touched } : {}),
      ...(options.onBuild ? { onBuild: options.onBuild } : {}),
    });
    const claimsOf = (address: string) =>
      tags.findExact(address).filter(({ subject }) => subject.chain === coverage.chain);
    const context: ScreenContext = {
      chain,
      index,
      rules,
      claimsOf,
      labelOf: createLabelReader(claimsOf, day),
      listingsOf: (address) => listingsOn(lists, { address, chain: coverage.chain, day }),
      basis: {
        ...coverage,
        tags: tags.digest,
        packs: tags.snapshots.length,
        sanctions,
        rules: { name: rules.name, version: rules.version, sha256: rules.sha256 },
        version,
        on: day,
        directLimit: options.directLimit,
        ...(options.indirect ? { indirect: options.indirect } : {}),
      },
      ...(options.signal ? { signal: options.signal } : {}),
    };
    return { context, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenChain {
  readonly chain: ScreenChain;
  readonly clusterKey: string;
  readonly touched?: NonNullable<LabelSources['touched']>;
  readonly close: () => Promise<void>;
}

async function openChain(data: string): Promise<OpenChain> {
  const manifest = readManifest(data);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory: data } });
  if (isEvmChain(manifest.chain)) {
    const source = openLedgerSource(data);
    return { chain: accountScreenChain(source), clusterKey: '', close: () => source.close() };
  }
  const source = openGraphSource(data);
  const { addresses, transactions } = await source.coverage();
  // A lake without clusters can be screened: then nothing is inherited.
  const clusters = openClustersIfAny(data);
  return {
    chain: outputScreenChain(source, clusters),
    clusterKey: clusters ? readClusterCheckpoint(join(data, 'clusters')).settings : '',
    touched: (labelled, roots) => markTouched({ data, addresses, transactions, labelled, roots }),
    async close() {
      clusters?.close();
      await source.close();
    },
  };
}
