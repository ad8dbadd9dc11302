import { readTagCsv } from '../../attribution/read-tag-csv.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import type { LabelBasis, TraceTag } from '../../tracing/trace-parameters.ts';
import { askedDay } from '../asked-day.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { importedTags, type TagLake } from './imported-tags.ts';

export interface LakeTags {
  readonly tags: Map<number, TraceTag>;
  /** Tags whose maker says that they hold for the whole cluster. */
  readonly definers: ReadonlyMap<number, TraceTag>;
  /** Absent when nothing imported was asked. */
  readonly basis?: LabelBasis;
}

/**
 * Tags of a lake by dense id: those of the folder `--labels`, and over them those of the CSV file `--tags`, which the
 * user named for this question. Undefined when neither was given. Addresses that the data do not have are left out.
 * Errors: TAGS_INVALID, FILE_MISSING, TAG_STORE, SANCTION_STORE, OPTION_INVALID.
 */
export async function lakeTags(
  context: CliContext,
  lake: TagLake,
  options: OptionValues,
): Promise<LakeTags | undefined> {
  if (options.tags === undefined && options.labels === undefined) return undefined;
  const imported =
    options.labels === undefined
      ? undefined
      : await importedTags(lake, { folder: String(options.labels), day: askedDay(context, options.on) });
  const tags = new Map(imported?.tags);
  if (options.tags !== undefined)
    for (const [id, tag] of await fileTags(lake, String(options.tags))) tags.set(id, tag);
  return { tags, definers: imported?.definers ?? new Map(), ...(imported ? { basis: imported.basis } : {}) };
}

async function fileTags({ chain, find }: TagLake, path: string): Promise<Map<number, TraceTag>> {
  // A file of tags may name addresses of other chains too.
  const own = readTagCsv(path).filter(
    ({ address }) => /^0x[0-9a-fA-F]{40}$/.test(address) === isEvmChain(chain),
  );
  const ids = await find(own.map(({ address }) => address));
  const tags = new Map<number, TraceTag>();
  for (const [i, { label, category }] of own.entries()) {
    const id = ids[i];
    if (id !== undefined && !tags.has(id)) tags.set(id, { label, category });
  }
  return tags;
}
