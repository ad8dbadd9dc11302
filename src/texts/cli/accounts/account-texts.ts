import type { AccountRule } from '../../../clustering/accounts/account-link.ts';

/** Texts about clusters of account chains. `{name}` is filled in. */
export interface AccountTexts {
  readonly rules: Readonly<Record<AccountRule, string>>;
  readonly cluster: string;
  readonly alone: string;
  readonly tagged: string;
  readonly depositAddress: string;
  readonly same: string;
  readonly apart: string;
  readonly noLink: string;
  readonly evidence: string;
  readonly evidenceAt: string;
  readonly why: string;
  readonly capped: string;
  readonly busy: string;
  readonly needsTags: string;
  readonly noExchange: string;
  readonly exchanges: string;
  readonly needsLogs: string;
  readonly needsBegin: string;
  readonly needsAlso: string;
  readonly caveat: string;
}
