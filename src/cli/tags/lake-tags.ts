import { basename } from 'node:path';
import { readTagCsv } from '../../attribution/read-tag-csv.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import type { LabelBasis, TraceTag } from '../../tracing/trace-parameters.ts';
import { askedDay } from '../asked-day.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { importedTags, type TagLake } from './imported-tags.ts';
import type { NameClaim } from './name-claim.ts';

export interface LakeTags {
  readonly tags: ReadonlyMap<number, TraceTag>;
  /** All names of an address with their sources; one that is not the tag's is a name too. */
  readonly claims: ReadonlyMap<number, readonly NameClaim[]>;
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
  const claims = new Map<number, readonly NameClaim[]>();
  for (const [id, { label: name }] of tags) claims.set(id, [{ name, source: imported!.sources.get(id)! }]);
  if (options.tags !== undefined)
    for (const [id, file] of await fileTags(lake, String(options.tags))) {
      tags.set(id, file.tag);
      claims.set(id, [...file.claims, ...(claims.get(id) ?? [])]);
    }
  return {
    tags,
    claims,
    definers: imported?.definers ?? new Map(),
    ...(imported ? { basis: imported.basis } : {}),
  };
}

interface FileTag {
  /** Of the first row of the address. */
  readonly tag: TraceTag;
  readonly claims: readonly NameClaim[];
}

async function fileTags({ chain, find }: TagLake, path: string): Promise<Map<number, FileTag>> {
  // A file of tags may name addresses of other chains too.
  const own = readTagCsv(path).filter(
    ({ address }) => /^0x[0-9a-fA-F]{40}$/.test(address) === isEvmChain(chain),
  );
  const ids = await find(own.map(({ address }) => address));
  const tags = new Map<number, FileTag>();
  for (const [i, { label, category, source }] of own.entries()) {
    const id = ids[i];
    if (id === undefined) continue;
    const { tag, claims } = tags.get(id) ?? { tag: { label, category }, claims: [] };
    tags.set(id, { tag, claims: [...claims, { name: label, source: source || basename(path) }] });
  }
  return tags;
}
