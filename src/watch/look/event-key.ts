import type { Movement } from '../alert.ts';

/** What happened, whatever block it is in. */
export function eventKey(entry: string, { rule, tx }: Pick<Movement, 'rule' | 'tx'>): string {
  return `${entry} ${rule} ${tx}`;
}
