import { readManifest } from '../../lake/manifest.ts';
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
    const checks = isLedgerLake(directory)
      ? await verifyLedgerLake(directory, options.deep === true)
      : await verifyLake(directory, options.deep === true);
    const failed = checks.filter((check) => !check.good).length;
    const totals: object = readManifest(directory)!.totals;
    const rows = (Object.values(totals) as number[]).reduce((sum, count) => sum + count, 0);
    const { says } = context.texts;
    print(context, String(options.format), {
      data: { good: failed === 0, checks },
      columns: ['check', 'result', 'detail'],
      rows: checks.map((check) => [
        check.check,
        { shown: check.good ? says.ok : says.failed, raw: check.good ? 'good' : 'failed' },
        check.detail,
      ]),
      below: [fill(failed === 0 ? says.verifyGood : says.verifyBad, { checks: checks.length, failed, rows })],
    });
    return failed === 0 ? 0 : 1;
  },
};
