import { join } from 'node:path';

/** Where a lake keeps the names that tables gave its addresses: a CSV file of tags without categories. */
export function tableNamesFile(directory: string): string {
  return join(directory, 'labels.csv');
}
