import { fill } from './fill.ts';

/** The name of a transaction as a person reads it: a hash, or which row of a table it is (`template` takes {row}). */
export function transactionText(name: string, template: string): string {
  return name.startsWith('row:') ? fill(template, { row: name.slice('row:'.length) }) : name;
}
