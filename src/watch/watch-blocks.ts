import { JejakError } from '../primitives/jejak-error.ts';
import type { Alert } from './alert.ts';
import type { WatchChain } from './chain/watch-chain.ts';
import type { Journal } from './journal/open-journal.ts';
import type { WatchEntry } from './list/watch-entry.ts';
import { commonHeight } from './look/common-height.ts';
import { entryDigest } from './look/entry-digest.ts';
import { eventId } from './look/event-id.ts';
import { eventKey } from './look/event-key.ts';
import { type Found, foundBefore } from './look/found-before.ts';
import { lostAlerts } from './look/lost-alerts.ts';
import { AFLOAT, type BlockMark, REMEMBERED, WATCH_VERSION, type WatchState } from './watch-state.ts';

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
 * Errors: WATCH_STATE, WATCH_JOURNAL, WATCH_BEHIND, WATCH_LAKE_CHANGED, CANCELLED, those of a trace.
 */
export async function watchBlocks(context: WatchContext, parameters: WatchParameters): Promise<WatchOutcome> {
  try {
    return await run(context, parameters);
  } catch (error) {
    // Whatever went wrong while the files were rewritten says nothing about them.
    if (!context.chain.unchanged()) throw changed(context.chain, error);
    throw error;
  }
}

async function run(context: WatchContext, { entries, confirmations, atOnce }: WatchParameters) {
  const { chain, journal, state } = context;
  refuseOther(context);
  const tip = chain.tipHeight - confirmations;
  const step = atOnce ?? AT_ONCE;
  const common = commonHeight(chain, state);
  const reorganised = state !== undefined && common < state.height;
  const digests = entries.map(entryDigest);
  const known = new Set(state?.entries ?? []);
  const fresh = entries.filter((_, i) => !known.has(digests[i]!));
  const unsettled = reorganised || Object.values(state?.moved ?? {}).includes(AFLOAT);
  // Otherwise nothing in the older part of the journal can happen again.
  const whole = unsettled || fresh.length > 0;
  const freshIds = new Set(fresh.map(({ id }) => id));
  const keep = (entry: string, height: number) => height > common || freshIds.has(entry);
  const found = foundBefore(journal, state, { whole, keep });
  const look: Look = { context, found, seen: new Map(), alerts: 0, newFrom: reorganised ? common : Infinity };
  // An entry that is new in the list may ask for blocks that were looked at without it.
  const late = fresh.filter(({ after }) => after < common);
  const lateFrom = Math.max(chain.firstHeight, Math.min(...late.map(({ after }) => after)) + 1);
  for (let from = lateFrom; late.length > 0 && from <= common; from += step)
    await lookAt(look, late, { from, to: Math.min(common, from + step - 1) });
  const oldest = Math.min(...entries.map(({ after }) => after), tip);
  const first = state === undefined ? Math.max(chain.firstHeight, oldest + 1) : common + 1;
  let hashes: readonly BlockMark[] = (state?.hashes ?? []).filter(({ height }) => height <= common);
  if (state === undefined) hashes = remembered(chain, [], { from: 0, to: first - 1 });
  const done = (height: number, about: Pick<WatchState, 'seq' | 'moved' | 'withdrawn'>) => {
    refuseChanged(chain);
    context.save({ version: WATCH_VERSION, chain: chain.chain, height, hashes, entries: digests, ...about });
  };
  const before = { seq: state?.seq ?? 0, moved: state?.moved ?? {}, withdrawn: state?.withdrawn ?? {} };
  for (let from = first; from <= tip; from += step) {
    const to = Math.min(tip, from + step - 1);
    await lookAt(look, entries, { from, to });
    hashes = remembered(chain, hashes, { from, to });
    // Alerts of lost blocks are withdrawn before the state forgets that they were lost, also those of a killed look.
    const open = [...found.standing].some(
      ([key, { height }]) => height > common && height <= to && !look.seen.has(key),
    );
    if (to < tip && !unsettled && !open) done(to, before);
  }
  const ids = new Set(entries.map(({ id }) => id));
  const lost = await lostAlerts(chain, found, { common, seen: look.seen, entries: ids });
  const withdrawn = withdraw(look, lost.gone);
  const height = Math.max(tip, common);
  const moved = { ...state?.moved, ...movedHeights(look) };
  for (const key of lost.afloat) moved[key] = AFLOAT;
  for (const { key } of lost.gone) delete moved[key];
  const near = Object.entries(moved).filter(([, at]) => at > height - REMEMBERED);
  done(height, { seq: journal.last(), moved: Object.fromEntries(near), withdrawn });
  return {
    from: first,
    to: tip,
    alerts: look.alerts,
    withdrawn: lost.gone.length,
    ...(reorganised ? { reorganisedTo: common } : {}),
  };
}

/** One call's work. */
interface Look {
  readonly context: WatchContext;
  readonly found: Found;
  /** What this call saw, with the height. */
  readonly seen: Map<string, number>;
  /** Blocks above took the place of others: what is in them is new, also below the `after` of an entry. */
  readonly newFrom: number;
  alerts: number;
}

function refuseOther({ chain, journal, state }: WatchContext): void {
  if (!state) return;
  if (state.chain !== chain.chain)
    throw new JejakError('WATCH_STATE', {
      meta: { file: 'state.json', reason: `of ${state.chain}, not ${chain.chain}` },
    });
  if (journal.last() < state.seq)
    throw new JejakError('WATCH_JOURNAL', {
      meta: {
        file: 'alerts.jsonl',
        reason: `it ends at number ${journal.last()}, the state knows ${state.seq}`,
      },
    });
  if (chain.tipHeight < state.height)
    throw new JejakError('WATCH_BEHIND', { meta: { height: chain.tipHeight, seen: state.height } });
}

function refuseChanged(chain: WatchChain): void {
  if (!chain.unchanged()) throw changed(chain);
}

function changed({ chain }: WatchChain, cause?: unknown): JejakError {
  return new JejakError('WATCH_LAKE_CHANGED', { meta: { chain }, cause });
}

/** Writes an alert for every movement of some blocks that has none. */
async function lookAt(
  look: Look,
  entries: readonly WatchEntry[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const { chain, signal } = look.context;
  if (signal?.aborted) throw new JejakError('CANCELLED');
  const batch: Omit<Alert, 'seq'>[] = [];
  for await (const { entry: at, movement } of chain.movements(entries, from, to)) {
    const { id: entry, after, note } = entries[at]!;
    if (movement.height <= Math.min(after, look.newFrom)) continue;
    const key = eventKey(entry, movement);
    const known = look.seen.has(key) || look.found.standing.has(key);
    look.seen.set(key, movement.height);
    if (known) continue;
    const about = {
      entry,
      ...(note === undefined ? {} : { note }),
      chain: chain.chain,
      manifest: chain.manifest,
    };
    const id = eventId(key, look.found.withdrawn.get(key) ?? 0);
    batch.push({ id, kind: 'alert', ...about, ...movement });
  }
  put(look, batch);
  look.alerts += batch.length;
}

function put({ context: { chain, journal } }: Look, batch: readonly Omit<Alert, 'seq'>[]): void {
  refuseChanged(chain);
  const last = journal.last();
  journal.append(batch.map((alert, i): Alert => ({ seq: last + 1 + i, ...alert })));
}

/** Writes the withdrawals, and gives how often each event was taken back. */
function withdraw(
  look: Look,
  gone: readonly { readonly key: string; readonly alert: Alert }[],
): Record<string, number> {
  const { withdrawn } = look.found;
  const counts = new Map(withdrawn);
  put(
    look,
    gone.map(({ key, alert: { seq: _, ...alert } }) => {
      const before = withdrawn.get(key) ?? 0;
      counts.set(key, before + 1);
      const id = eventId(`withdrawn ${key}`, before);
      return { ...alert, manifest: look.context.chain.manifest, id, kind: 'withdrawn', of: alert.id };
    }),
  );
  return Object.fromEntries(counts);
}

/** Heights of standing alerts whose transaction was seen in another block. */
function movedHeights({ found, seen }: Look): Record<string, number> {
  const moved: Record<string, number> = {};
  for (const [key, height] of seen) {
    const before = found.standing.get(key);
    if (before && before.height !== height) moved[key] = height;
  }
  return moved;
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
