import type { AccountSource } from '../../graph/account-source.ts';
import type { TableNamesBasis, TraceTag } from '../../tracing/trace-parameters.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { type LakeTags, lakeTags } from './lake-tags.ts';
import type { NameClaim } from './name-claim.ts';
import { readTableNames, type TableNames } from './read-table-names.ts';

/** Tags of the lake of an account chain. */
export interface AccountTags extends LakeTags {
  /** Addresses that --tags and --labels name. */
  readonly given: number;
  /** Absent when the names of the lake's tables were not asked, or it has none. */
  readonly tableNames?: TableNamesBasis;
}

/**
 * Tags of a lake of an account chain, by home account: those that the user gave, and where asked (--table-names, --stop-at)
 * what the tables of the lake `--data` call an address that he gave no tag. Nothing is inherited: clusters of accounts are
 * made by question. Undefined when there are none. Errors: those of lakeTags and readTableNames.
 */
export async function accountTags(
  context: CliContext,
  source: AccountSource,
  options: OptionValues,
): Promise<AccountTags | undefined> {
  const { chain } = await source.coverage();
  const find = (addresses: readonly string[]) => source.findAddresses(addresses);
  const given = await lakeTags(context, { chain, find }, options);
  const asked = options.tableNames === true || options.stopAt !== undefined;
  const table = asked ? readTableNames(String(options.data)) : undefined;
  if (table) return withTable(given, table, await find(table.claims.map(({ address }) => address)));
  return given && { ...given, given: given.tags.size };
}

function withTable(
  given: LakeTags | undefined,
  { sha256, claims }: TableNames,
  ids: readonly (number | undefined)[],
): AccountTags {
  const own = new Map<number, NameClaim[]>();
  for (const [i, { name, source }] of claims.entries()) {
    const id = ids[i];
    if (id !== undefined) own.set(id, [...(own.get(id) ?? []), { name, source }]);
  }
  const tags = new Map<number, TraceTag>(given?.tags);
  const all = new Map<number, readonly NameClaim[]>(given?.claims);
  for (const [id, named] of own) {
    if (!tags.has(id)) tags.set(id, tagOf(named));
    all.set(id, [...(all.get(id) ?? []), ...named]);
  }
  const tables = [...new Set(claims.map(({ source }) => source))].sort();
  return {
    definers: new Map(),
    ...given,
    tags,
    claims: all,
    given: given?.tags.size ?? 0,
    tableNames: { tables, sha256, addresses: own.size },
  };
}

/** Names that differ stand side by side: which is right is not ours to say. */
function tagOf(named: readonly NameClaim[]): TraceTag {
  const each = (part: keyof NameClaim, between: string) =>
    [...new Set(named.map((claim) => claim[part]))].join(between);
  return { label: each('name', ' / '), category: '', source: each('source', ', ') };
}
