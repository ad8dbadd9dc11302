import { accountRole } from '../../clustering/accounts/account-role.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import type { AccountCase } from './account-case.ts';
import { coverageLines } from './coverage-lines.ts';

/** What the rules could not see in a case, what the data cover, and what to know before believing it. */
export async function accountCaseLines(context: CliContext, made: AccountCase): Promise<string[]> {
  const { accounts } = context.texts;
  const { lakes, rules, options, result } = made;
  const { looked, known, busy } = result;
  const lines: string[] = [];
  if (looked < known) lines.push(fill(accounts.capped, { looked, known }));
  if (busy > 0) lines.push(fill(accounts.busy, { count: busy, limit: String(options.maxOutputs) }));
  if (rules.includes('deposit') || rules.includes('token-deposit')) {
    const count = lakes
      .flatMap(({ tags }) => [...tags.values()])
      .filter(({ category }) => accountRole(category) === 'exchange').length;
    if (!options.tags && !options.labels) lines.push(accounts.needsTags);
    else lines.push(count === 0 ? accounts.noExchange : fill(accounts.exchanges, { count }));
  }
  if (rules.includes('same-address') && lakes.length === 1) lines.push(accounts.needsAlso);
  const coverages = [];
  for (const { source } of lakes) coverages.push(await source.coverage());
  for (const { noReceipts, flowTable, blocks, chain, firstNumber: first } of coverages) {
    // A block of a flow table has neither.
    const count = Math.max(noReceipts, flowTable);
    if (rules.includes('self-authorisation') && count > 0)
      lines.push(fill(accounts.needsLogs, { count, blocks, chain }));
    if (rules.includes('gas-funder') && first > 0) lines.push(fill(accounts.needsBegin, { chain, first }));
  }
  return [...lines, ...coverages.flatMap((coverage) => coverageLines(context, coverage)), accounts.caveat];
}
