import { join } from 'node:path';
import { createHash256Batch } from '../chains/bitcoin/sha256/hash256-batch.ts';
import { blockWork } from '../chains/bitcoin/verify/proof-of-work.ts';
import { verifyBlock } from '../chains/bitcoin/verify/verify-block.ts';
import { createBlockColumns } from '../chains/bitcoin/wire/block-columns.ts';
import { decodeBlock } from '../chains/bitcoin/wire/decode-block.ts';
import { updateClusters } from '../clustering/update-clusters.ts';
import { asSystemError } from '../files/as-system-error.ts';
import { type Manifest, readManifest, segmentDigest } from '../lake/manifest.ts';
import type { Chain } from '../primitives/chain.ts';
import { displayHash } from '../primitives/display-hash.ts';
import { isEvmChain } from '../primitives/evm-chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { createLetThrough } from './let-through.ts';
import { lockLake } from './lock.ts';
import { type ChainState, openChainState } from './open-chain-state.ts';
import { appendBlock } from './segment/append-block.ts';
import { markMixes } from './segment/mark-mixes.ts';
import { printTransactions } from './segment/print-transactions.ts';
import { type RowKind, reserveRows } from './segment/reserve-rows.ts';
import { resolveAddresses } from './segment/resolve-addresses.ts';
import { resolveInputs } from './segment/resolve-inputs.ts';
import { resolveValues } from './segment/resolve-values.ts';
import { resolveWrapped } from './segment/resolve-wrapped.ts';
import { createSegment, type Segment } from './segment/segment.ts';
import type { BlockSource, SourceBlock, SourceNote } from './sources/block-source.ts';
import { createSegmentWriter, type SegmentWriter } from './stages/create-segment-writer.ts';
import { graphSegment } from './stages/graph-stage.ts';
import { SEGMENT_WORK, type SegmentJob } from './stages/segment-work.ts';
import { type IngestTally, stoppedIngest } from './stopped-ingest.ts';

/** A segment is closed by the block that brings it to one of these numbers of rows. */
const FULL = { transactions: 300_000, inputs: 750_000, outputs: 750_000 };

export interface IngestProgress {
  readonly height: number;
  readonly tipHeight: number;
  readonly transactions: number;
  /** Milliseconds by the context's clock since the ingest began. */
  readonly elapsed: number;
  /** Blocks done and to do in this run. */
  readonly done: number;
  readonly total: number;
}

export interface IngestContext {
  /** Folder of the lake. */
  readonly directory: string;
  /** Milliseconds; only for rates. */
  readonly clock: () => number;
  readonly progress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
}

export interface IngestParameters {
  readonly chain?: Chain;
  /** Opens the source; `state` answers what the lake already has. */
  readonly openSource: (state: Pick<ChainState, 'known'>, chain: Chain | undefined) => Promise<BlockSource>;
  /** Close segments at this many transactions (tests use small ones). */
  readonly segmentTransactions?: number;
  /** Write segments of at least so many transactions on a thread of their own. Default: 100,000. */
  readonly threadFrom?: number;
}

/** What the lake has and the source's chain has not, although it has blocks at these heights. */
export interface RivalBranch {
  readonly from: number;
  readonly blocks: number;
}

export interface IngestResult {
  readonly chain: string;
  readonly source: string;
  readonly blocksAdded: number;
  readonly transactionsAdded: number;
  /** Blocks of an abandoned branch that were taken back, 0 without a reorganisation. */
  readonly blocksUnwound: number;
  readonly tipHeight: number;
  /** The source follows another chain with no more work: nothing was taken from it. */
  readonly rival?: RivalBranch;
  readonly notes: readonly SourceNote[];
  readonly manifest: Manifest;
}

/**
 * Brings a lake up to a source's best chain: verifies, resolves and writes block after block in segments, each of them
 * committed as a whole; takes back a branch that the source has abandoned. Killed at any moment, the next run goes on
 * and ends with the same files. Errors: those of the source, of verification and of resolution, LAKE_CHAIN, LAKE_BUSY,
 * LAKE_VERSION, DISK_FULL, REORG_BLOCKS_MISSING, NODE_REORGANISED, INGEST_STOPPED; the lake then is what it was after the last commit.
 */
export async function ingest(context: IngestContext, parameters: IngestParameters): Promise<IngestResult> {
  const release = await lockLake(context.directory);
  try {
    return await run(context, parameters);
  } catch (error) {
    throw asSystemError(error, context.directory);
  } finally {
    release();
  }
}

async function run(context: IngestContext, parameters: IngestParameters): Promise<IngestResult> {
  const existing = readManifest(context.directory);
  const existingChain = existing && existing.segments.length > 0 ? existing.chain : undefined;
  const other = parameters.chain ? parameters.chain.id !== existingChain : isEvmChain(existingChain ?? '');
  if (existingChain && other) {
    const expected = parameters.chain?.id ?? 'bitcoin';
    throw new JejakError('LAKE_CHAIN', {
      meta: { directory: context.directory, found: existingChain, expected },
    });
  }
  const closing: (() => Promise<void>)[] = [];
  const tally = { read: 0, kept: 0 };
  let state: ChainState | undefined;
  let source: BlockSource | undefined;
  try {
    if (existingChain) {
      const { chainById } = await import('../primitives/chain.ts');
      state = await openChainState(context.directory, chainById(existingChain));
    }
    source = await parameters.openSource({ known: (hash) => state?.known(hash) }, parameters.chain);
    if (existingChain && source.chain.id !== existingChain) {
      throw new JejakError('LAKE_CHAIN', {
        meta: { directory: context.directory, found: existingChain, expected: source.chain.id },
      });
    }
    state ??= await openChainState(context.directory, source.chain);
    return await follow(context, parameters, { state, source, closing, tally });
  } catch (error) {
    // The thread may still be writing: it ends before the files are put right.
    for (const close of closing.splice(0)) await close();
    await state?.level();
    throw stoppedIngest(error, tally);
  } finally {
    for (const close of closing) await close();
    source?.close();
    state?.close();
  }
}

async function follow(
  context: IngestContext,
  parameters: IngestParameters,
  open: {
    state: ChainState;
    source: BlockSource;
    closing: (() => Promise<void>)[];
    tally: IngestTally;
  },
): Promise<IngestResult> {
  const { state, source, tally } = open;
  const before = state.lake.manifest().totals;
  const { abandoned: unwound, lost, behind, rival } = await unwindToFork(state, source, parameters);
  const start = state.graph.counts();
  const started = context.clock();
  const columns = createBlockColumns();
  const batch = createHash256Batch();
  const full = { ...FULL, transactions: parameters.segmentTransactions ?? FULL.transactions };
  const writer = createSegmentWriter(SEGMENT_WORK, parameters.threadFrom);
  const committer = createCommitter(state, writer, {
    directory: context.directory,
    chain: source.chain,
    tally,
  });
  open.closing.push(() => committer.close());
  let segment = createSegment(state.graph.counts());
  let previous = state.hashAt(start.blocks - 1) ?? '0'.repeat(64);
  const report = (height: number) =>
    context.progress?.({
      height,
      tipHeight: source.tipHeight,
      transactions: segment.base.transactions + segment.transactions - start.transactions,
      elapsed: context.clock() - started,
      done: height + 1 - start.blocks,
      total: source.tipHeight + 1 - start.blocks,
    });

  const letThrough = createLetThrough(context.clock);
  for await (const block of behind ? [] : source.blocks(start.blocks)) {
    if (context.signal?.aborted) throw new JejakError('CANCELLED');
    tally.read += 1;
    try {
      decodeBlock(block.bytes, block, columns);
      const verified = verifyBlock(
        { bytes: block.bytes, columns, chain: source.chain, height: block.height },
        batch,
      );
      checkParent(block, { headerAt: columns.headerAt, previous, follows: source.follows });
      previous = displayHash(verified.hash);
      appendBlock(segment, { bytes: block.bytes, columns, verified, place: block.place }, source.chain);
    } catch (error) {
      throw atPlace(error, block);
    }
    if (
      segment.transactions >= full.transactions ||
      segment.inputs >= full.inputs ||
      segment.outputs >= full.outputs
    ) {
      await committer.commit(segment);
      report(block.height);
      const { blocks, transactions, inputs, outputs, scriptBytes } = segment;
      segment = createSegment(state.graph.counts());
      // As large as the last one: columns that need not grow leave no garbage.
      for (const [kind, rows] of Object.entries({ blocks, transactions, inputs, outputs, scriptBytes })) {
        reserveRows(segment, kind as RowKind, rows);
      }
    }
    await letThrough();
  }
  if (segment.blocks > 0) await committer.commit(segment);
  await committer.settle();
  // What the segments took is needed for the clusters: the columns of the last one, and the thread's.
  segment = createSegment(state.graph.counts());
  await committer.close();
  await updateClusters(state.graph, join(context.directory, 'clusters'));
  const manifest = state.lake.manifest();
  if (manifest.totals.blocks > start.blocks) report(manifest.totals.blocks - 1);
  return {
    chain: source.chain.id,
    source: source.name,
    blocksAdded: manifest.totals.blocks - (before.blocks - unwound),
    transactionsAdded: manifest.totals.transactions - (before.transactions - lost),
    blocksUnwound: unwound,
    ...(rival && { rival }),
    tipHeight: manifest.totals.blocks - 1,
    notes: source.notes,
    manifest,
  };
}

/**
 * Resolves segments and commits them: the lake first, then the graph files. While one segment is written by its own
 * thread, the caller decodes and resolves the next one; `settle` waits for it, and has to be called before the state is
 * used.
 */
function createCommitter(
  state: ChainState,
  writer: SegmentWriter<SegmentJob>,
  place: { directory: string; chain: Chain; tally: IngestTally },
) {
  let pending: Promise<void> = Promise.resolve();
  let indexed: Promise<void> = Promise.resolve();
  /** Segments that the graph files have and the lake has not yet: two at most. */
  let waiting = 0;
  return {
    settle: () => pending,
    async commit(segment: Segment): Promise<void> {
      await indexed;
      resolveAddresses(segment, state.graph);
      resolveInputs(segment, state.graph);
      resolveValues(segment);
      resolveWrapped(segment, state.graph);
      markMixes(segment, state.graph, place.chain);
      printTransactions(segment);
      const bounds = state.graphStage.executeRows(graphSegment(segment));
      const last = (segment.blocks - 1) * 32;
      const lastHash = displayHash(segment.blockHash.subarray(last, last + 32));
      const totals = state.graph.counts();
      const { addressKeys, wrapKeys: _keys, blockPlace: _place, ...columns } = segment;
      const index = state.graphStage.checkpoint() + waiting;
      waiting += 1;
      await pending;
      const writing = writer.write({
        segment: { ...columns, addressKeyBytes: addressKeys.keys() },
        place: { directory: place.directory, chain: place.chain, index },
        bounds,
      });
      indexed = writing.indexed;
      pending = writing.written.then((files) => {
        state.lake.commit({ from: segment.base, lastHash, files }, totals);
        place.tally.kept += segment.blocks;
        const { segments } = state.lake.manifest();
        state.graphStage.commit(segmentDigest(segments[segments.length - 1]!));
        waiting -= 1;
      });
      // The failure is told to whoever settles; until then it is not an unhandled one.
      for (const promise of [indexed, pending]) promise.catch(() => undefined);
    },
    close: () => writer.close(),
  };
}

/**
 * Finds where lake and source part. A branch with more work than the lake's replaces it; the cut goes to the begin of
 * a segment. Also takes back an unfinished last segment that can be made anew, so that growing a lake in steps gives
 * the same files as making it at once. `abandoned`: blocks of the lake that are not in the source's chain, and `lost`
 * their transactions; `behind`: the source has nothing that the lake should take;
 * `rival`: because its chain is another one, with no more work.
 */
async function unwindToFork(
  state: ChainState,
  source: BlockSource,
  parameters: IngestParameters,
): Promise<{ abandoned: number; lost: number; behind: boolean; rival?: RivalBranch }> {
  const { segments, totals } = state.lake.manifest();
  const tip = totals.blocks - 1;
  let fork = Math.min(tip, source.tipHeight);
  while (fork >= source.firstHeight && (await source.headerAt(fork))?.hash !== state.hashAt(fork)) fork -= 1;
  if (source.tipHeight < 0 || (fork === tip && source.tipHeight <= tip))
    return { abandoned: 0, lost: 0, behind: true };
  const abandoned = tip - fork;
  const lost = abandoned > 0 ? totals.transactions - state.firstTxAt(fork + 1) : 0;
  if (abandoned > 0) {
    let work = 0n;
    for (let h = fork + 1; h <= source.tipHeight; h++) work += blockWork((await source.headerAt(h))!.bits);
    if (work <= state.workAbove(fork)) {
      // A source that is merely shorter has no block there at all.
      const rival = source.tipHeight > fork && { from: fork + 1, blocks: abandoned };
      return { abandoned: 0, lost: 0, behind: true, ...(rival && { rival }) };
    }
  }
  const ends = segments.map((_, i) => segments[i + 1]?.from.blocks ?? totals.blocks);
  let keep = ends.filter((end) => end <= fork + 1).length;
  if (keep === segments.length && source.cheapToReread && remakesLast(segments, source, parameters))
    keep -= 1;
  if (keep < segments.length) {
    const from = segments[keep]!.from.blocks;
    if (from < source.firstHeight) throw new JejakError('REORG_BLOCKS_MISSING', { meta: { fork, from } });
    // Only the derived files go back; the lake keeps its segments until the new ones are committed in their place.
    state.graphStage.unwind(keep);
  }
  return { abandoned, lost, behind: false };
}

function remakesLast(
  segments: Manifest['segments'],
  source: BlockSource,
  parameters: IngestParameters,
): boolean {
  const last = segments[segments.length - 1];
  if (last === undefined || last.from.blocks < source.firstHeight) return false;
  return !isFull(last.files, parameters.segmentTransactions ?? FULL.transactions);
}

function isFull(files: Manifest['segments'][number]['files'], transactions: number): boolean {
  return (
    files.transactions!.rows >= transactions ||
    files.inputs!.rows >= FULL.inputs ||
    files.outputs!.rows >= FULL.outputs
  );
}

function checkParent(
  block: SourceBlock,
  { headerAt, previous, follows }: { headerAt: number; previous: string; follows: boolean },
): void {
  const claimed = displayHash(block.bytes.subarray(headerAt + 4, headerAt + 36));
  if (claimed === previous) return;
  if (follows)
    throw new JejakError('NODE_REORGANISED', { meta: { height: block.height, claimed, previous } });
  throw new JejakError('BLOCK_PARENT_MISSING', {
    meta: { hash: `of height ${block.height}`, previous: claimed },
  });
}

/** Adds file and absolute byte to what went wrong inside a block. */
function atPlace(error: unknown, block: SourceBlock): unknown {
  if (!(error instanceof JejakError)) return error;
  const { file } = block.place;
  const byte = block.place.byte + (typeof error.meta.byte === 'number' ? error.meta.byte : 0);
  const place = ` (height ${block.height}, ${file}, byte ${byte})`;
  return new JejakError(error.code, {
    meta: { ...error.meta, file, byte, height: block.height, place },
    cause: error,
  });
}
