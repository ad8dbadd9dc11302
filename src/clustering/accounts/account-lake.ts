import type { AccountSource } from '../../graph/account-source.ts';
import type { LakeTables } from './open-lake-tables.ts';

export interface AccountTag {
  readonly label: string;
  readonly category: string;
}

/** A chain that the rules look at. */
export interface AccountLake {
  readonly chain: string;
  readonly source: AccountSource;
  /** Tags by home account. */
  readonly tags: ReadonlyMap<number, AccountTag>;
  /** What stands only in the lake's tables: logs, creations of contracts. Absent: nothing is known of them. */
  readonly tables?: LakeTables;
}
