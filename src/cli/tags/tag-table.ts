import type { TagTable } from '../../tracing/trace-parameters.ts';
import type { LakeTags } from './lake-tags.ts';

/** Tags of a lake as a trace takes them. */
export function tagTable({ tags, basis }: LakeTags): TagTable {
  return { size: tags.size, get: (id) => tags.get(id), ...(basis ? { basis } : {}) };
}
