import { join } from 'node:path';

/** Where the sanctions lists of a data folder are. */
export function sanctionFolder(data: string): string {
  return join(data, 'sanctions');
}
