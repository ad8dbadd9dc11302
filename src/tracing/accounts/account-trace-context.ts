import type { AccountSource } from '../../graph/account-source.ts';
import type { AccountLists } from './account-lists.ts';

export interface AccountTraceContext {
  readonly source: AccountSource;
  readonly signal?: AbortSignal;
  /** Those of the source, where they were looked up before. */
  readonly lists?: AccountLists;
  /** Name of a protocol by its number in ledger files. */
  readonly protocolName?: (number: number) => string;
}
