import { readTagCsv } from '../../attribution/read-tag-csv.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { TraceTag } from '../../tracing/trace-parameters.ts';

/** Tags of a file by home account; those of addresses that the data do not know are left out. Errors: TAGS_INVALID, FILE_MISSING. */
export async function accountTags(source: AccountSource, path: string): Promise<Map<number, TraceTag>> {
  const tags = new Map<number, TraceTag>();
  for (const tag of readTagCsv(path)) {
    // A file of tags may name addresses of other chains too.
    if (!/^0x[0-9a-fA-F]{40}$/.test(tag.address)) continue;
    const id = await source.findAddress(tag.address);
    if (id !== undefined && !tags.has(id)) tags.set(id, { label: tag.label, category: tag.category });
  }
  return tags;
}
