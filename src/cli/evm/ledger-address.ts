import { gradeOf } from '../../graph/grade-of.ts';
import { parseEvmAddress } from '../../primitives/evm-address.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { againWith } from '../output/again-with.ts';
import { print } from '../output/print.ts';
import { assetAmount, assetName } from './asset-name.ts';
import { coverageLines } from './coverage-lines.ts';
import { factsTitle } from './facts-title.ts';
import { openAccountSource } from './open-account-source.ts';

/** `jejak address` on a lake of an EVM chain: every asset with its balance in the data and its last transfer. */
export async function ledgerAddress(
  context: CliContext,
  text: string,
  options: OptionValues,
): Promise<number> {
  const source = await openAccountSource(String(options.data), options);
  try {
    const address = parseEvmAddress(text);
    const home = await source.findAddress(address);
    if (home === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: text } });
    const accounts = (await source.accountsOf(home)).filter(({ last }) => last >= 0);
    const assets = await source.assets(Uint32Array.from(accounts, ({ asset }) => asset));
    const limit = Number(options.limit);
    const shown = accounts.slice(0, limit);
    const batch = await source.transactionsOf(
      Float64Array.from(new Set(shown.map(({ last }) => last))).sort(),
    );
    const timeOf = new Map<number, number>();
    for (let t = 0; t < batch.count; t++)
      for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++)
        timeOf.set(batch.transferId[i]!, batch.time[t]!);
    const { says, record } = context.texts;
    const coverage = await source.coverage();
    const unknown = accounts.filter(({ balance }) => balance === undefined).length;
    print(context, String(options.format), {
      data: {
        address,
        accounts: accounts.map((account, i) => ({
          ...account,
          balance: account.balance ?? null,
          asset: assets[i],
        })),
        ...gradeOf([coverage]),
      },
      columns: ['asset', 'balance', 'payments', 'lastTime'],
      rows: shown.map((account, i) => [
        assetName(assets[i]!),
        account.balance === undefined
          ? { shown: record.balanceUnknown, raw: '' }
          : assetAmount(assets[i]!, account.balance),
        `${account.paid}`,
        formatTime(timeOf.get(account.last)!),
      ]),
      right: [1, 2],
      above: [
        address,
        fill(says.ledgerAddress, { accounts: accounts.length }),
        factsTitle(context, coverage),
      ],
      below: [
        fill(says.nofM, { shown: shown.length, total: accounts.length }),
        ...(shown.length < accounts.length
          ? [fill(says.more, { command: againWith(context.words, 'limit', accounts.length) })]
          : []),
        ...(unknown > 0 ? [fill(record.balances, { n: unknown, m: accounts.length })] : []),
        ...coverageLines(context, coverage),
      ],
    });
    return 0;
  } finally {
    await source.close();
  }
}
