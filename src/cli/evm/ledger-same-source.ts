import { gradeOf } from '../../graph/grade-of.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import { traceAccounts } from '../../tracing/accounts/trace-accounts.ts';
import { findAccountConsolidations } from '../../tracing/same-source/find-account-consolidations.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { againWith } from '../output/again-with.ts';
import { print } from '../output/print.ts';
import { accountParameters } from './account-parameters.ts';
import { assetAmount, assetName } from './asset-name.ts';
import { coverageLines } from './coverage-lines.ts';
import { nameLines } from './name-lines.ts';
import { openAccountSource } from './open-account-source.ts';
import { refuseNames } from './refuse-names.ts';
import { refuseOtherChains } from './refuse-other-chains.ts';

/** `jejak same-source` on a lake of an EVM chain. */
export async function ledgerSameSource(context: CliContext, options: OptionValues): Promise<number> {
  const source = await openAccountSource(String(options.data), options);
  try {
    refuseOtherChains(options, [(await source.coverage()).chain]);
    const question = await accountParameters(context, source, { ...options, direction: 'forward' });
    refuseNames(options, [{ ...question, directory: String(options.data) }]);
    const { parameters } = question;
    const result = await traceAccounts(
      { source, signal: context.signal },
      { ...parameters, recordHops: true },
    );
    const { policies } = result.parameters;
    const policy = policies.includes('fifo') ? 'fifo' : policies[0]!;
    const found = findAccountConsolidations(result, policy);
    const format = String(options.format);
    const offset = Number(options.offset);
    const limit = format === 'table' ? Number(options.limit) : Number.MAX_SAFE_INTEGER;
    const page = found.consolidations.slice(offset, offset + limit);
    const [shown, total] = [offset + page.length, found.consolidations.length];
    const { says, owners } = context.texts;
    print(context, format, {
      data: {
        policy,
        ...found,
        assets: [...result.assets.values()],
        coverage: result.coverage,
        ...gradeOf([result.coverage]),
        parameters: result.parameters,
        ...(result.names && { names: result.names }),
      },
      columns: ['address', 'branches', 'addresses', 'payments', 'firstTime', 'lastTime', 'amount'],
      rows: page.map((one) => [
        one.address,
        `${one.branches}`,
        `${one.payers.length}`,
        `${one.payments}`,
        formatTime(one.first.time),
        formatTime(one.last.time),
        one.amounts
          .map(({ asset, amounts }) => {
            const info = result.assets.get(asset)!;
            return `${assetAmount(info, amounts[policy] ?? 0n)} ${assetName(info)}`;
          })
          .join(', '),
      ]),
      right: [1, 2, 3],
      above: [
        `${says.inferences}: ${
          total === 0
            ? owners.accountSourceNone
            : fill(owners.accountSource, {
                joined: found.joined,
                addresses: found.addresses,
                places: total,
                branches: found.branches,
              })
        }`,
      ],
      below: [
        fill(says.nofM, { shown: page.length, total }),
        ...(shown < total ? [fill(says.more, { command: againWith(context.words, 'offset', shown) })] : []),
        fill(owners.sameSourcePolicy, { policy }),
        owners.accountSourceCaveat,
        ...nameLines(context, result),
        ...coverageLines(context, result.coverage),
      ],
    });
    return 0;
  } finally {
    await source.close();
  }
}
