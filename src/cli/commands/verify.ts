import { checkDerived } from '../../ingest/verify/check-derived.ts';
import { checkStores } from '../../ingest/verify/check-stores.ts';
import { readManifest } from '../../lake/manifest.ts';
import { countSourcedBlocks } from '../../lake/verify/count-sourced-blocks.ts';
import { verifyLake } from '../../lake/verify/verify-lake.ts';
import { verifyLedgerLake } from '../../lake/verify/verify-ledger-lake.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';

export const verifyCommand: Command = {
  name: 'verify',
  arguments: [],
  options: [OPTIONS.data, OPTIONS.deep, OPTIONS.format],
  async run(context, { options }) {
    const directory = String(options.data);
    const ledger = isLedgerLake(directory);
    const deep = options.deep === true;
    const tables = ledger ? await verifyLedgerLake(directory, deep) : await verifyLake(directory, deep);
    // Derived files cannot be made anew out of tables that are damaged.
    const sound = tables.every(({ good }) => good);
    const derived = await checkDerived(directory, deep && sound, context.signal);
    const checks = [...tables, ...derived, ...checkStores(directory)];
    const failed = checks.filter((check) => !check.good).length;
    const totals: object = readManifest(directory)!.totals;
    const rows = (Object.values(totals) as number[]).reduce((sum, count) => sum + count, 0);
    const sourced = ledger && failed === 0 ? await countSourcedBlocks(directory) : undefined;
    const { says, record } = context.texts;
    print(context, String(options.format), {
      data: {
        good: failed === 0,
        checks,
        ...(deep ? { headersRecomputed: !ledger } : {}),
        ...(sourced ? { sourced } : {}),
      },
      columns: ['check', 'result', 'detail'],
      rows: checks.map((check) => [
        check.check,
        { shown: check.good ? says.ok : says.failed, raw: check.good ? 'good' : 'failed' },
        check.detail,
      ]),
      below: [
        fill(failed === 0 ? says.verifyGood : says.verifyBad, { checks: checks.length, failed, rows }),
        // Files that are as they were written say nothing of what was true when they were.
        ...(sourced && sourced.blocks > 0
          ? [fill(record.sourced, { n: sourced.blocks, m: sourced.of })]
          : []),
        ...(deep && ledger ? [record.deepLedger] : []),
      ],
    });
    return failed === 0 ? 0 : 1;
  },
};
