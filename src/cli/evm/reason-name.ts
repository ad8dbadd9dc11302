import type { AccountTerminal } from '../../tracing/accounts/account-trace-result.ts';
import type { CliContext } from '../command.ts';

/** Why a trace stopped at a place; a name at which that was asked says nothing of a service. */
export function reasonName(
  { texts }: CliContext,
  { reason, tag }: Pick<AccountTerminal, 'reason' | 'tag'>,
): string {
  return reason === 'tag' && tag?.stop ? texts.tags.stopped : (texts.reasons[reason] ?? reason);
}
