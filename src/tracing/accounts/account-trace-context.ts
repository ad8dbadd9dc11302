import type { AccountSource } from '../../graph/account-source.ts';

export interface AccountTraceContext {
  readonly source: AccountSource;
  readonly signal?: AbortSignal;
  /** Name of a protocol by its number in ledger files. */
  readonly protocolName?: (number: number) => string;
}
