import type { AccountLake } from './account-lake.ts';
import type { AccountLimits } from './account-limits.ts';
import type { AccountRole } from './account-role.ts';
import type { AccountReader } from './create-account-reader.ts';
import type { DepositUse } from './deposit-uses.ts';

/** What a rule may ask while it looks for the links of one lake. Ids are home accounts of this lake. */
export interface RuleScope {
  readonly lake: AccountLake;
  /** Position of the lake, and its first node. */
  readonly number: number;
  readonly offset: number;
  readonly reader: AccountReader;
  /** Uses of deposit addresses by account: the senders of one address ask for the same again and again. */
  readonly uses: Map<number, readonly DepositUse[]>;
  readonly limits: AccountLimits;
  /** Undefined for an address without a tag. */
  role(home: number): AccountRole | undefined;
}
