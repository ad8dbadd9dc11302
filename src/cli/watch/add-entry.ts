import { normaliseAddress } from '../../attribution/subjects/normalise-address.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import { TAINT_POLICIES } from '../../tracing/taint/policies.ts';
import type { TaintPolicyId } from '../../tracing/taint/taint-policy.ts';
import { readWatchList } from '../../watch/list/read-watch-list.ts';
import type { WatchEntry } from '../../watch/list/watch-entry.ts';
import { writeWatchList } from '../../watch/list/write-watch-list.ts';
import { openWatchChain } from '../../watch/open-watch-chain.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';

/** Adds an address, its cluster, or a trace to the list. Errors: WATCH_ENTRY, SCREEN_SUBJECT, OPTION_INVALID, those of the trace's seeds. */
export async function addEntry(
  context: CliContext,
  words: readonly string[],
  options: OptionValues,
): Promise<number> {
  const { watch: texts } = context.texts;
  const data = String(options.data);
  const files = watchFiles(data);
  const list = readWatchList(files.list);
  const chain = await openWatchChain({ data, day: context.today() });
  try {
    const after = options.after === undefined ? chain.tipHeight : Number(options.after);
    const made =
      options.trace === undefined ? addressEntries(words, options, chain.chain) : [traceEntry(options)];
    const entries = made.map((entry) => ({
      ...entry,
      after,
      ...(options.note === undefined ? {} : { note: String(options.note) }),
    }));
    for (const { id } of entries)
      if (list.entries.some((other) => other.id === id))
        throw new JejakError('WATCH_ENTRY', { meta: { reason: 'this already', id } });
    // A trace that cannot run would be told at every look; it is tried once here.
    for await (const _ of chain.movements(
      entries.filter(({ kind }) => kind === 'trace'),
      after,
      after,
    ))
      break;
    writeWatchList(files.list, { entries: [...list.entries, ...entries] });
    for (const { id } of entries) context.write(`${fill(texts.added, { id, after })}\n`);
    return 0;
  } finally {
    await chain.close();
  }
}

type NewEntry = WatchEntry extends infer E
  ? E extends WatchEntry
    ? Omit<E, 'after' | 'note'>
    : never
  : never;

function addressEntries(words: readonly string[], options: OptionValues, chain: string): NewEntry[] {
  const kind = options.wholeCluster === true ? 'cluster' : 'address';
  return words.map((word) => {
    const found = normaliseAddress(chain, word);
    if (found.id === undefined)
      throw new JejakError('SCREEN_SUBJECT', { meta: { input: word, chain, reason: found.reason } });
    const id = options.id !== undefined && words.length === 1 ? String(options.id) : idOf(found.id);
    return { id, kind, address: found.id };
  });
}

function traceEntry(options: OptionValues): NewEntry {
  const from = options.trace as readonly string[];
  // One alert says one amount: of the policies of a trace one is chosen.
  const asked = options.policy === OPTIONS.policy.fallback ? 'fifo' : String(options.policy);
  if (!Object.hasOwn(TAINT_POLICIES, asked))
    throw new JejakError('OPTION_INVALID', {
      meta: { option: OPTIONS.policy.flags, value: asked, allowed: Object.keys(TAINT_POLICIES).join(' / ') },
    });
  return {
    id: options.id === undefined ? idOf(from[0]!) : String(options.id),
    kind: 'trace',
    from,
    policy: asked as TaintPolicyId,
    ...(options.minValue === undefined ? {} : { minValue: String(options.minValue) }),
    ...(options.depth === undefined ? {} : { maxDepth: Number(options.depth) }),
  };
}

const idOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64);
