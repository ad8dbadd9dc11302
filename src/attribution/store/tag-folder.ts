import { join } from 'node:path';

/** Where the tags of a data folder are: beside its lake, not part of it. */
export function tagFolder(data: string): string {
  return join(data, 'tags');
}
