import type { AccountSource } from '../../graph/account-source.ts';
import { openLedgerSource } from '../../graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../graph/open-account-lake-source.ts';
import type { OptionValues } from '../command.ts';

/** The AccountSource of a lake of an EVM chain that `--engine` names. Errors: those of the two. */
export async function openAccountSource(directory: string, options: OptionValues): Promise<AccountSource> {
  return options.engine === 'lake' ? openAccountLakeSource(directory) : openLedgerSource(directory);
}
