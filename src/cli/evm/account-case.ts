import type { AccountLake } from '../../clustering/accounts/account-lake.ts';
import type { AccountRule } from '../../clustering/accounts/account-link.ts';
import { type AccountClusterResult, clusterAccounts } from '../../clustering/accounts/cluster-accounts.ts';
import { parseEvmAddress } from '../../primitives/evm-address.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { accountRules } from './account-rules.ts';
import { openAccountLakes } from './open-account-lakes.ts';

/** Clusters that grew from the addresses of a command line. */
export interface AccountCase {
  readonly lakes: readonly AccountLake[];
  readonly rules: readonly AccountRule[];
  readonly options: OptionValues;
  /** Nodes and lower-case forms of the addresses asked for, in the order given. */
  readonly from: readonly number[];
  readonly addresses: readonly string[];
  readonly result: AccountClusterResult;
  close(): Promise<void>;
}

/** Errors: EVM_ADDRESS_INVALID, ADDRESS_UNKNOWN, and those of accountRules and openAccountLakes. */
export async function accountCase(
  context: CliContext,
  texts: readonly string[],
  options: OptionValues,
): Promise<AccountCase> {
  const rules = accountRules(options);
  const { lakes, close } = await openAccountLakes(context, options);
  try {
    const from: number[] = [];
    const addresses = texts.map(parseEvmAddress);
    for (const [i, address] of addresses.entries()) {
      const node = await findNode(lakes, address);
      if (node === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: texts[i]! } });
      from.push(node);
    }
    const result = await clusterAccounts(lakes, {
      from,
      rules,
      maxTransactions: Number(options.maxTransactions),
      limits: { busyFrom: Number(options.maxOutputs) },
      signal: context.signal,
    });
    return { lakes, rules, options, from, addresses, result, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address in the first lake that has it. */
async function findNode(lakes: readonly AccountLake[], address: string): Promise<number | undefined> {
  let offset = 0;
  for (const { source } of lakes) {
    const home = await source.findAddress(address);
    if (home !== undefined) return offset + home;
    offset += (await source.coverage()).accounts;
  }
  return undefined;
}
