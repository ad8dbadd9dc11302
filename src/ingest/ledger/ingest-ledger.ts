import { asSystemError } from '../../files/as-system-error.ts';
import { commitLedger } from '../../graph/ledger/append-ledger.ts';
import {
  type LakeFile,
  type LedgerCounts,
  type Manifest,
  readManifest,
  segmentDigest,
} from '../../lake/manifest.ts';
import { type EvmChain, evmChainById } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { IngestContext } from '../ingest.ts';
import { createLetThrough } from '../let-through.ts';
import { lockLake } from '../lock.ts';
import { createSegmentWriter } from '../stages/create-segment-writer.ts';
import { type IngestTally, stoppedIngest } from '../stopped-ingest.ts';
import { createLedgerSegment, type DraftSegment } from './create-ledger-segment.ts';
import type { ChainCounts } from './ledger-draft.ts';
import type { LedgerNote, LedgerSource } from './ledger-source.ts';
import { LEDGER_WORK } from './ledger-work.ts';
import { type LedgerState, openLedgerState } from './open-ledger-state.ts';
import { sumsOf } from './sums-of.ts';

/** A segment is closed by the block that brings it to one of these numbers of rows. */
const FULL = { transfers: 300_000, transactions: 300_000, blocks: 50_000 };

export interface IngestLedgerParameters {
  readonly openSource: (known: EvmChain | undefined) => Promise<LedgerSource>;
  /** Close segments at this many transfers (tests use small ones). */
  readonly segmentTransfers?: number;
  /** Write segments of at least so many transfers on a thread of their own. Default: 100,000. */
  readonly threadFrom?: number;
}

export interface IngestLedgerResult {
  readonly chain: string;
  readonly source: string;
  readonly blocksAdded: number;
  readonly transactionsAdded: number;
  readonly transfersAdded: number;
  readonly blocksUnwound: number;
  /** Number of the last block, -1 for an empty lake. */
  readonly tipHeight: number;
  readonly notes: readonly LedgerNote[];
  readonly manifest: Manifest<LedgerCounts>;
}

/**
 * Brings a lake of an account chain up to a source: block after block in segments, each committed as a whole; takes
 * back a branch that a node has abandoned. Killed at any moment, the next run goes on and ends with the same files.
 * Errors: those of the source, LAKE_CHAIN, LAKE_BUSY, LAKE_VERSION, EVM_PARENT, EVM_REORG_DEEP, LEDGER_OVERLAP,
 * DISK_FULL, EVM_REORGANISED, INGEST_STOPPED.
 */
export async function ingestLedger(
  context: IngestContext,
  parameters: IngestLedgerParameters,
): Promise<IngestLedgerResult> {
  const release = await lockLake(context.directory);
  try {
    return await run(context, parameters);
  } catch (error) {
    throw asSystemError(error, context.directory);
  } finally {
    release();
  }
}

async function run(context: IngestContext, parameters: IngestLedgerParameters): Promise<IngestLedgerResult> {
  const existing = readManifest(context.directory);
  const found = existing && existing.segments.length > 0 ? existing.chain : undefined;
  const source = await parameters.openSource(found === undefined ? undefined : chainOf(context, found));
  let state: LedgerState | undefined;
  const tally = { read: 0, kept: 0 };
  const writer = createSegmentWriter(LEDGER_WORK, parameters.threadFrom);
  try {
    if (found !== undefined && source.chain.id !== found)
      throw new JejakError('LAKE_CHAIN', {
        meta: { directory: context.directory, found, expected: source.chain.id },
      });
    state = await openLedgerState(context.directory, source.chain);
    return await follow(context, parameters, { state, source, writer, tally });
  } catch (error) {
    // The thread may still be writing: it ends before the files are put right.
    await writer.close();
    await state?.level();
    throw stoppedIngest(error, tally);
  } finally {
    await writer.close();
    source.close();
    state?.close();
  }
}

function chainOf(context: IngestContext, found: string): EvmChain {
  try {
    return evmChainById(found);
  } catch {
    throw new JejakError('LAKE_CHAIN', {
      meta: { directory: context.directory, found, expected: 'EVM' },
    });
  }
}

interface Open {
  readonly state: LedgerState;
  readonly source: LedgerSource;
  readonly tally: IngestTally;
  readonly writer: ReturnType<typeof createSegmentWriter<Parameters<typeof LEDGER_WORK.index>[0]>>;
}

async function follow(
  context: IngestContext,
  parameters: IngestLedgerParameters,
  open: Open,
): Promise<IngestLedgerResult> {
  const { state, source, tally } = open;
  const before = state.lake.manifest().totals;
  const { unwound, lost, behind } = await unwindToFork(context, open);
  const start = state.files.counts();
  const started = context.clock();
  const committer = createCommitter(context, open);
  const full = { ...FULL, transfers: parameters.segmentTransfers ?? FULL.transfers };
  let base: ChainCounts = start;
  let segment = createLedgerSegment(base);
  let previous = start.blocks > 0 ? state.blockAt(start.blocks - 1) : undefined;
  const from = previous ? previous.number + 1 : source.firstNumber;
  const report = (number: number, transactions: number) =>
    context.progress?.({
      height: number,
      tipHeight: source.tipNumber,
      transactions: transactions - start.transactions,
      elapsed: context.clock() - started,
      done: number + 1 - from,
      total: source.tipNumber + 1 - from,
    });
  const letThrough = createLetThrough(context.clock);
  for await (const block of behind ? [] : source.blocks(from)) {
    if (context.signal?.aborted) throw new JejakError('CANCELLED');
    tally.read += 1;
    await letThrough();
    checkParent(block, previous, source);
    segment.add(block);
    previous = { number: block.number, hash: block.hash ?? '' };
    if (!isFull(segment, full)) continue;
    const next = added(base, segment.counts());
    await committer.take(segment);
    report(block.number, next.transactions);
    base = next;
    segment = createLedgerSegment(base);
  }
  if (segment.counts().blocks > 0) await committer.take(segment);
  await committer.settle();
  const manifest = state.lake.manifest();
  const { totals } = manifest;
  const tip = totals.blocks > 0 ? state.blockAt(totals.blocks - 1).number : -1;
  if (totals.blocks > start.blocks) report(tip, totals.transactions);
  return {
    chain: source.chain.id,
    source: source.name,
    blocksAdded: totals.blocks - (before.blocks - unwound),
    transactionsAdded: totals.transactions - (before.transactions - lost.transactions),
    transfersAdded: totals.transfers - (before.transfers - lost.transfers),
    blocksUnwound: unwound,
    tipHeight: tip,
    notes: source.notes,
    manifest,
  };
}

function isFull(segment: DraftSegment, full: typeof FULL): boolean {
  const { transfers, transactions, blocks } = segment.counts();
  return transfers >= full.transfers || transactions >= full.transactions || blocks >= full.blocks;
}

function added(a: ChainCounts, b: ChainCounts): ChainCounts {
  return {
    blocks: a.blocks + b.blocks,
    transactions: a.transactions + b.transactions,
    transfers: a.transfers + b.transfers,
    events: a.events + b.events,
  };
}

function checkParent(
  block: { readonly number: number; readonly parentHash?: string; readonly place: string },
  previous: { readonly number: number; readonly hash: string } | undefined,
  source: LedgerSource,
): void {
  if (!previous?.hash || block.parentHash === undefined || block.number !== previous.number + 1) return;
  if (block.parentHash === previous.hash) return;
  // A node may have turned since the lake's tip was compared; a file has not.
  if (source.follows && !source.cheapToReread)
    throw new JejakError('EVM_REORGANISED', {
      meta: { number: block.number, url: source.name, found: block.parentHash, expected: previous.hash },
    });
  throw new JejakError('EVM_PARENT', {
    meta: { number: block.number, claimed: block.parentHash, previous: previous.hash, place: block.place },
  });
}

/** Hands segments over and commits them; one is resolved and written by the thread while the caller reads the next. */
function createCommitter(context: IngestContext, { state, source, writer, tally }: Open) {
  let pending: Promise<void> = Promise.resolve();
  const { directory } = context;
  const { chain } = source;
  async function commit(writing: Promise<Record<string, LakeFile>>, lastHash: string): Promise<void> {
    const files = await writing;
    const from = state.files.counts();
    const totals = Object.fromEntries(
      Object.entries(from).map(([name, rows]) => [name, rows + files[name]!.rows]),
    ) as unknown as LedgerCounts;
    state.lake.commit({ from, lastHash, files }, totals);
    tally.kept += totals.blocks - from.blocks;
    const { checkpoint } = state.files;
    state.files.checkpoint = { ...checkpoint, bounds: [...checkpoint.bounds, totals] };
    const { segments } = state.lake.manifest();
    commitLedger(state.files, segmentDigest(segments[segments.length - 1]!));
  }
  return {
    settle: () => pending,
    /** Resolves when the thread has taken the segment: the one before it is committed then. */
    async take(segment: DraftSegment): Promise<void> {
      const lastHash = segment.lastHash();
      const draft = segment.finish();
      await pending;
      const { checkpoint } = state.files;
      const index = checkpoint.digests.length;
      pending = commit(writer.write({ directory, index, chain, checkpoint, draft }).written, lastHash);
      // The failure is told to whoever settles; until then it is not an unhandled one.
      pending.catch(() => undefined);
    },
  };
}

/**
 * Where lake and source part. A node's branch replaces the lake's from the segment that holds the fork on; an
 * unfinished last segment is made anew, so that growing a lake in steps gives the same files as making it at once.
 */
async function unwindToFork(context: IngestContext, { state, source }: Open) {
  const { segments, totals } = state.lake.manifest();
  const nothing = { unwound: 0, lost: { transactions: 0, transfers: 0 }, behind: false };
  if (totals.blocks === 0) return { ...nothing, behind: source.tipNumber < 0 };
  let last = totals.blocks - 1;
  const tip = state.blockAt(last);
  if (!source.follows) {
    // A run that was killed left the begin of the table; anything else is another table.
    const there = await source.sumsThrough?.(tip.number);
    const here = there && sumsOf(state.files);
    const same =
      here?.transfers === there?.transfers &&
      here?.value === there?.value &&
      here?.numbers === there?.numbers;
    if (source.firstNumber <= tip.number && !(there && same))
      throw new JejakError('LEDGER_OVERLAP', {
        meta: { first: source.firstNumber, tip: tip.number, directory: context.directory },
      });
    return { ...nothing, behind: source.tipNumber <= tip.number };
  }
  if (source.tipNumber < tip.number) {
    // A source that is merely behind has abandoned nothing: the last block that both have tells.
    let common = last;
    while (common >= 0 && state.blockAt(common).number > source.tipNumber) common -= 1;
    if (common < 0 || (await agrees(state, source, common)) !== false) return { ...nothing, behind: true };
  }
  while (last >= 0 && (await agrees(state, source, last)) === false) last -= 1;
  const abandoned = totals.blocks - 1 - last;
  if (abandoned === 0 && source.tipNumber <= tip.number) return { ...nothing, behind: true };
  const ends = segments.map((_, i) => segments[i + 1]?.from.blocks ?? totals.blocks);
  let keep = ends.filter((end) => end <= last + 1).length;
  const remake = segments[keep - 1];
  if (abandoned === 0 && keep === segments.length && remake && source.cheapToReread) {
    const small =
      remake.files.transfers!.rows < FULL.transfers &&
      state.blockAt(remake.from.blocks).number >= source.firstNumber;
    if (small) keep -= 1;
  }
  if (keep === segments.length) return nothing;
  const from = state.blockAt(segments[keep]!.from.blocks).number;
  if (from < source.firstNumber)
    throw new JejakError('EVM_REORG_DEEP', {
      meta: { from, first: source.firstNumber, directory: context.directory },
    });
  const lost = abandoned > 0 ? state.rowsFrom(last + 1) : nothing.lost;
  state.unwind(keep);
  return { unwound: abandoned, lost, behind: false };
}

/** Undefined: the source does not have that number. */
async function agrees(state: LedgerState, source: LedgerSource, id: number): Promise<boolean | undefined> {
  const { number, hash } = state.blockAt(id);
  const there = number > source.tipNumber ? undefined : await source.hashAt(number);
  if (there === undefined) return number > source.tipNumber ? false : undefined;
  return there === hash;
}
