import { formatAmount } from '../../primitives/amount.ts';
import { chainById } from '../../primitives/chain.ts';
import { MEASURED_OWNERS } from '../../reports/rates/measured-owners.ts';
import { shareText } from '../../reports/rates/share-text.ts';
import { fill } from '../../texts/fill.ts';
import { findConsolidations } from '../../tracing/same-source/find-consolidations.ts';
import { trace } from '../../tracing/trace.ts';
import type { Command } from '../command.ts';
import { ledgerSameSource } from '../evm/ledger-same-source.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { againWith } from '../output/again-with.ts';
import { print } from '../output/print.ts';
import { coverageLine } from '../owners/coverage-line.ts';
import { refuseOptions } from '../refuse-options.ts';
import { TRACE_OPTIONS, traceParameters } from '../trace-parameters.ts';

const NOT_HERE = [OPTIONS.direction, OPTIONS.also] as readonly unknown[];

export const sameSourceCommand: Command = {
  name: 'same-source',
  arguments: [],
  options: [
    ...TRACE_OPTIONS.filter((option) => !NOT_HERE.includes(option)),
    OPTIONS.limit,
    OPTIONS.offset,
    OPTIONS.format,
  ],
  async run(context, { options }) {
    if (isLedgerLake(String(options.data))) return ledgerSameSource(context, options);
    refuseOptions(options, [OPTIONS.tableNames, OPTIONS.stopAt], 'evm');
    const source = await openSource(options);
    try {
      const parameters = await traceParameters(context, source, { ...options, direction: 'forward' });
      const result = await trace({ source, signal: context.signal }, { ...parameters, recordHops: true });
      const { asset } = chainById(result.coverage.chain);
      const { policies } = result.parameters;
      const policy = policies.includes('fifo') ? 'fifo' : policies[0]!;
      const found = findConsolidations(result, policy);
      const format = String(options.format);
      const offset = Number(options.offset);
      const limit = format === 'table' ? Number(options.limit) : Number.MAX_SAFE_INTEGER;
      const page = found.consolidations.slice(offset, offset + limit);
      const shown = offset + page.length;
      const { says, owners } = context.texts;
      const total = found.consolidations.length;
      print(context, format, {
        data: { policy, ...found, coverage: result.coverage, parameters: result.parameters },
        columns: ['transaction', 'height', 'branches', 'addresses', 'inputs', 'value'],
        rows: page.map((one) => [
          one.txid,
          `${one.height}`,
          `${one.branches}`,
          `${one.addresses.length}`,
          `${one.inputs}`,
          formatAmount({ asset, units: one.amounts[policy] ?? 0n }),
        ]),
        right: [1, 2, 3, 4, 5],
        above: [
          `${says.inferences}: ${
            total === 0
              ? owners.sameSourceNone
              : fill(owners.sameSource, {
                  joined: found.joined,
                  addresses: found.addresses,
                  transactions: total,
                  groups: found.groups.length,
                  branches: found.branches,
                })
          }`,
          ...(total === 0 ? [] : [fill(owners.sameSourceGroup, { count: found.groups[0]!.length })]),
        ],
        below: [
          fill(says.nofM, { shown: page.length, total }),
          ...(shown < total ? [fill(says.more, { command: againWith(context.words, 'offset', shown) })] : []),
          fill(owners.sameSourcePolicy, { policy }),
          owners.sameSourceCaveat,
          fill(owners.sameSourceMeasured, {
            right: shareText('{percent} % ({n} / {m})', MEASURED_OWNERS.sameSource.named, String),
            found: shareText('{percent} % ({n} / {m})', MEASURED_OWNERS.sameSource.found, String),
          }),
          await coverageLine(source, context.texts),
        ],
      });
      return 0;
    } finally {
      await source.close();
    }
  },
};
