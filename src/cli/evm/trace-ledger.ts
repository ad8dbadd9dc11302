import { openLedgerSource } from '../../graph/ledger/open-ledger-source.ts';
import { traceAccounts } from '../../tracing/accounts/trace-accounts.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { accountParameters } from './account-parameters.ts';
import { accountTraceAnswer } from './account-trace-answer.ts';

/** `jejak trace` on a lake of an EVM chain. */
export async function traceLedger(context: CliContext, options: OptionValues): Promise<number> {
  const source = openLedgerSource(String(options.data));
  try {
    const parameters = await accountParameters(source, options);
    const result = await traceAccounts({ source, signal: context.signal }, parameters);
    const format = String(options.format);
    // A file is for a program: it gets every row.
    const limit = format === 'table' ? Number(options.limit) : Number.MAX_SAFE_INTEGER;
    print(context, format, accountTraceAnswer(context, result, limit));
    return 0;
  } finally {
    await source.close();
  }
}
