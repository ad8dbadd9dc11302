import { accountRole } from '../../clustering/accounts/account-role.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { otherCommand } from '../output/other-command.ts';
import type { AccountCase } from './account-case.ts';

/** Why an address that was asked for is no member of a cluster: a tagged service, a deposit address. */
export async function accountStartLines(context: CliContext, made: AccountCase): Promise<string[]> {
  const { accounts } = context.texts;
  const lines: string[] = [];
  for (const [i, node] of made.from.entries()) {
    const at = made.result.offsets.findLastIndex((offset) => offset <= node);
    const { source, tags } = made.lakes[at]!;
    const address = made.addresses[i]!;
    const tag = tags.get(node - made.result.offsets[at]!);
    if (tag && accountRole(tag.category) !== 'person')
      lines.push(fill(accounts.tagged, { address, label: tag.label, category: tag.category }));
    const uses = made.result.deposits.get(node) ?? [];
    const senders = [...new Set(uses.map(({ sender }) => sender))];
    if (senders.length === 0) continue;
    const [first] = await source.addresses(Uint32Array.of(senders[0]!));
    lines.push(
      fill(accounts.depositAddress, {
        address,
        label: tags.get(uses[0]!.exchange)!.label,
        senders: senders.length,
        first: first!,
        command: otherCommand(context.words, 'cluster', [first!]),
      }),
    );
  }
  return lines;
}
