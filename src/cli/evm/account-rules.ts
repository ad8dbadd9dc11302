import { ACCOUNT_RULES, type AccountRule } from '../../clustering/accounts/account-link.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';

/**
 * Rules that `--rules` names, in their own order; deposit reuse alone when it names none, and the same address where
 * other lakes are given. Errors: OPTION_INVALID; DEPOSIT_TAGS when nothing can be asked without tags.
 */
export function accountRules(options: OptionValues): AccountRule[] {
  const others: readonly string[] = options.also ? ['same-address'] : [];
  const names =
    options.rules === undefined
      ? ['deposit', 'token-deposit', ...others]
      : String(options.rules)
          .split(',')
          .map((name) => name.trim());
  const unknown = names.find((name) => !(ACCOUNT_RULES as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new JejakError('OPTION_INVALID', {
      meta: { option: OPTIONS.rules.flags, value: unknown, allowed: ACCOUNT_RULES.join(', ') },
    });
  const rules = ACCOUNT_RULES.filter((rule) => names.includes(rule));
  const needTags = (rule: AccountRule) => rule === 'deposit' || rule === 'token-deposit';
  if (!options.tags && !options.labels && rules.every(needTags)) throw new JejakError('DEPOSIT_TAGS');
  return rules;
}
