import { createHash } from 'node:crypto';
import { JejakError } from '../primitives/jejak-error.ts';
import type { Alert, Movement } from './alert.ts';
import type { WatchChain } from './chain/watch-chain.ts';
import type { Journal } from './journal/open-journal.ts';
import type { WatchEntry } from './list/watch-entry.ts';
import { type BlockMark, REMEMBERED, type WatchState } from './watch-state.ts';

const AT_ONCE = 500;

export interface WatchContext {
  readonly chain: WatchChain;
  readonly journal: Journal;
  readonly state: WatchState | undefined;
  /** Called when everything up to a height is in the journal. */
  readonly save: (state: WatchState) => void;
  readonly signal?: AbortSignal;
}

export interface WatchParameters {
  readonly entries: readonly WatchEntry[];
  /** Newest blocks that are left alone. */
  readonly confirmations: number;
  /** Blocks between two writes of the state. Default 500. */
  readonly atOnce?: number;
}

export interface WatchOutcome {
  readonly from: number;
  readonly to: number;
  readonly alerts: number;
  readonly withdrawn: number;
  /** Height up to which the chain is still the one of the last look; undefined when nothing was taken back. */
  readonly reorganisedTo?: number;
}

/**
 * Looks at the blocks since the last time and writes an alert for every movement of what is watched, once: an id comes
 * from what happened, and what is in the journal is not written again. When blocks were replaced, alerts of blocks that
 * are gone are withdrawn, unless the same transaction is in a block that took their place.
 * Killed anywhere, the next call goes on: alerts are on the disk before the state says that their blocks are done.
 */
export async function watchBlocks(context: WatchContext, parameters: WatchParameters): Promise<WatchOutcome> {
  const { chain, journal, state } = context;
  if (state && state.chain !== chain.chain)
    throw new JejakError('WATCH_STATE', {
      meta: { file: 'state.json', reason: `of ${state.chain}, not ${chain.chain}` },
    });
  const tip = chain.tipHeight - parameters.confirmations;
  const step = parameters.atOnce ?? AT_ONCE;
  const common = commonHeight(chain, state);
  const reorganised = state !== undefined && common < state.height;
  const known = new Set(state?.entries ?? []);
  const run: Run = { context, found: foundBefore(journal, state), seen: new Map(), alerts: 0 };
  // An entry that is new in the list may ask for blocks that were looked at without it.
  const late = parameters.entries.filter(({ id, after }) => !known.has(id) && after < common);
  const lateFrom = Math.min(...late.map(({ after }) => after)) + 1;
  for (let from = lateFrom; late.length > 0 && from <= common; from += step)
    await look(run, late, { from, to: Math.min(common, from + step - 1) });
  const oldest = Math.min(...parameters.entries.map(({ after }) => after), tip);
  const first = state === undefined ? oldest + 1 : common + 1;
  let hashes: readonly BlockMark[] = (state?.hashes ?? []).filter(({ height }) => height <= common);
  const entries = parameters.entries.map(({ id }) => id);
  const done = (height: number, moved: WatchState['moved']) =>
    context.save({ version: 1, chain: chain.chain, height, hashes, entries, moved });
  for (let from = first; from <= tip; from += step) {
    context.signal?.throwIfAborted();
    const to = Math.min(tip, from + step - 1);
    await look(run, parameters.entries, { from, to });
    hashes = remembered(chain, hashes, { from, to });
    // Alerts of lost blocks are withdrawn before the state forgets that they were lost.
    if (to < tip && !reorganised) done(to, state?.moved ?? {});
  }
  const gone = reorganised ? await goneAlerts(run, common, entries) : [];
  put(run, gone);
  const height = Math.max(tip, common);
  const moved = Object.entries({ ...state?.moved, ...movedHeights(run) });
  done(height, Object.fromEntries(moved.filter(([, at]) => at > height - REMEMBERED)));
  return {
    from: first,
    to: tip,
    alerts: run.alerts,
    withdrawn: gone.length,
    ...(reorganised ? { reorganisedTo: common } : {}),
  };
}

/** One call's work. */
interface Run {
  readonly context: WatchContext;
  readonly found: Found;
  /** Base ids of what this call saw, with the height. */
  readonly seen: Map<string, number>;
  alerts: number;
}

interface Found {
  /** Alerts that stand, by base id, with the height at which their transaction is now. */
  readonly standing: ReadonlyMap<string, { readonly alert: Alert; readonly height: number }>;
  /** How often each base id was withdrawn. */
  readonly withdrawn: ReadonlyMap<string, number>;
}

/** Writes an alert for every movement of some blocks that has none. */
async function look(
  run: Run,
  entries: readonly WatchEntry[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const { chain } = run.context;
  const batch: Omit<Alert, 'seq'>[] = [];
  for await (const { entry: at, movement } of chain.movements(entries, from, to)) {
    const { id: entry, after, note } = entries[at]!;
    if (movement.height <= after) continue;
    const base = baseId(entry, movement);
    const known = run.seen.has(base) || run.found.standing.has(base);
    run.seen.set(base, movement.height);
    if (known) continue;
    const id = idOf(base, run.found.withdrawn.get(base) ?? 0);
    const about = {
      entry,
      ...(note === undefined ? {} : { note }),
      chain: chain.chain,
      manifest: chain.manifest,
    };
    batch.push({ id, kind: 'alert', ...about, ...movement });
  }
  put(run, batch);
  run.alerts += batch.length;
}

function put({ context: { journal } }: Run, batch: readonly Omit<Alert, 'seq'>[]): void {
  const last = journal.last();
  journal.append(batch.map((alert, i): Alert => ({ seq: last + 1 + i, ...alert })));
}

/**
 * Withdrawals of alerts above the common height whose transaction is in no block any more. What is no longer watched says
 * nothing, and a trace that takes another way now does not undo what happened.
 */
async function goneAlerts({ context, found, seen }: Run, common: number, entries: readonly string[]) {
  const { chain } = context;
  const gone: Omit<Alert, 'seq'>[] = [];
  for (const [base, { alert, height }] of found.standing) {
    if (height <= common || seen.has(base) || !entries.includes(alert.entry)) continue;
    if (await chain.holds(alert.tx)) continue;
    const { seq: _, ...rest } = alert;
    gone.push({
      ...rest,
      manifest: chain.manifest,
      id: idOf(`withdrawn ${base}`, found.withdrawn.get(base) ?? 0),
      kind: 'withdrawn',
      of: alert.id,
    });
  }
  return gone;
}

/** Heights of standing alerts whose transaction was seen in another block. */
function movedHeights({ found, seen }: Run): Record<string, number> {
  const moved: Record<string, number> = {};
  for (const [base, height] of seen) {
    const before = found.standing.get(base);
    if (before && before.height !== height) moved[base] = height;
  }
  return moved;
}

/** The last height at which the chain is still what it was. */
function commonHeight(chain: WatchChain, state: WatchState | undefined): number {
  if (!state) return -1;
  for (let i = state.hashes.length - 1; i >= 0; i--) {
    const { height, hash } = state.hashes[i]!;
    if (chain.hashAt(height) === hash) return height;
  }
  return state.hashes.length === 0 ? state.height : state.hashes[0]!.height - 1;
}

/** What the journal has. A killed look may have written alerts above the height of the state: they are here too. */
function foundBefore(journal: Journal, state: WatchState | undefined): Found {
  const standing = new Map<string, { alert: Alert; height: number }>();
  const withdrawn = new Map<string, number>();
  for (const alert of journal.read(0)) {
    const base = baseId(alert.entry, alert);
    if (alert.kind === 'withdrawn') {
      standing.delete(base);
      withdrawn.set(base, (withdrawn.get(base) ?? 0) + 1);
    } else standing.set(base, { alert, height: state?.moved[base] ?? alert.height });
  }
  return { standing, withdrawn };
}

function remembered(
  chain: WatchChain,
  hashes: readonly BlockMark[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly BlockMark[] {
  const list = [...hashes];
  for (let height = Math.max(from, to - REMEMBERED + 1); height <= to; height++) {
    const hash = chain.hashAt(height);
    if (hash !== undefined) list.push({ height, hash });
  }
  return list.slice(-REMEMBERED);
}

/** What happened, whatever block it is in. */
function baseId(entry: string, { rule, tx }: Pick<Movement, 'rule' | 'tx'>): string {
  return `${entry} ${rule} ${tx}`;
}

const idOf = (base: string, generation: number) =>
  createHash('sha256').update(`${base} ${generation}`).digest('hex');
