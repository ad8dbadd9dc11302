import { normaliseAddress } from '../../attribution/subjects/normalise-address.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import { POLICIES } from '../../tracing/value/policies.ts';
import type { WatchChain } from '../../watch/chain/watch-chain.ts';
import { isEntryId } from '../../watch/list/is-entry-id.ts';
import { readWatchList } from '../../watch/list/read-watch-list.ts';
import type { WatchEntry } from '../../watch/list/watch-entry.ts';
import { writeWatchList } from '../../watch/list/write-watch-list.ts';
import { lockWatch } from '../../watch/lock-watch.ts';
import { openWatchChain } from '../../watch/open-watch-chain.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { entryId } from './entry-id.ts';

/**
 * Adds an address, its cluster, or a trace to the list. Errors: WATCH_ENTRY, WATCH_LIST, WATCH_BUSY, SCREEN_SUBJECT,
 * OPTION_INVALID, those of the trace's seeds.
 */
export async function addEntry(
  context: CliContext,
  words: readonly string[],
  options: OptionValues,
): Promise<number> {
  const data = String(options.data);
  const chain = await openWatchChain({ data, day: context.today() });
  const files = watchFiles(data);
  const release = await lockWatch(files.folder, 'list');
  try {
    const { entries: before } = readWatchList(files.list, chain.chain);
    const after = options.after === undefined ? chain.tipHeight : Number(options.after);
    const note = options.note === undefined ? {} : { note: String(options.note) };
    const wanted =
      options.trace === undefined ? addressSubjects(words, options, chain.chain) : [traceSubject(options)];
    const made: WatchEntry[] = [];
    for (const subject of wanted) {
      const there = [...before, ...made];
      const same = there.find((other) => subjectOf(other) === subjectOf(subject));
      if (same) throw new JejakError('WATCH_ENTRY', { meta: { reason: 'this already', id: same.id } });
      made.push({ id: idFor(subject, there, options.id, wanted.length), ...subject, after, ...note });
    }
    // A trace that cannot run would be told at every look; it is tried once here.
    const traces = made.filter(({ kind }) => kind === 'trace');
    for await (const _ of chain.movements(traces, after, after)) break;
    writeWatchList(files.list, { entries: [...before, ...made] });
    for (const entry of made) await tell(context, chain, entry);
    return 0;
  } finally {
    release();
    await chain.close();
  }
}

/** What is watched, without its name and since when. */
type Subject = WatchEntry extends infer E
  ? E extends WatchEntry
    ? Omit<E, 'id' | 'after' | 'note'>
    : never
  : never;

function addressSubjects(words: readonly string[], options: OptionValues, chain: string): Subject[] {
  const kind = options.wholeCluster === true ? 'cluster' : 'address';
  return words.map((word) => {
    const found = normaliseAddress(chain, word);
    if (found.id === undefined)
      throw new JejakError('SCREEN_SUBJECT', { meta: { input: word, chain, reason: found.reason } });
    return { kind, address: found.id };
  });
}

function traceSubject(options: OptionValues): Subject {
  // One alert says one amount: of the policies of a trace one is chosen.
  const asked = options.policy === OPTIONS.policy.fallback ? 'fifo' : String(options.policy);
  if (!POLICIES.includes(asked as TaintPolicyId))
    throw new JejakError('OPTION_INVALID', {
      meta: { option: OPTIONS.policy.flags, value: asked, allowed: POLICIES.join(' / ') },
    });
  return {
    kind: 'trace',
    from: options.trace as readonly string[],
    policy: asked as TaintPolicyId,
    ...(options.minValue === undefined ? {} : { minValue: String(options.minValue) }),
    ...(options.depth === undefined ? {} : { maxDepth: Number(options.depth) }),
  };
}

function subjectOf(subject: Subject): string {
  if (subject.kind !== 'trace') return `${subject.kind} ${subject.address}`;
  const { from, policy, minValue, maxDepth } = subject;
  return JSON.stringify([from, policy, minValue, maxDepth]);
}

function idFor(
  subject: Subject,
  there: readonly WatchEntry[],
  asked: OptionValues['id'],
  wanted: number,
): string {
  const taken = (id: string) => there.some((other) => other.id === id);
  if (asked === undefined)
    return entryId(subject.kind === 'trace' ? subject.from[0]! : subject.address, taken);
  const id = String(asked);
  if (!isEntryId(id) || wanted > 1)
    throw new JejakError('OPTION_INVALID', {
      meta: { option: OPTIONS.id.flags, value: id, allowed: 'a-z 0-9 - (80)' },
    });
  if (taken(id)) throw new JejakError('WATCH_ENTRY', { meta: { reason: 'this already', id } });
  return id;
}

async function tell(context: CliContext, chain: WatchChain, entry: WatchEntry): Promise<void> {
  const { watch: texts } = context.texts;
  context.write(`${fill(texts.added, { id: entry.id, after: entry.after })}\n`);
  if (entry.kind === 'trace') return;
  if (entry.kind === 'cluster' && isEvmChain(chain.chain)) context.write(`${texts.clusterAlone}\n`);
  const { address } = entry;
  if (!(await chain.hasAddress(address))) context.write(`${fill(texts.notThere, { address })}\n`);
}
