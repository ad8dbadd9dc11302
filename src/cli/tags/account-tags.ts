import type { AccountSource } from '../../graph/account-source.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { type LakeTags, lakeTags } from './lake-tags.ts';

/**
 * Tags of a lake of an account chain, by home account. Nothing is inherited: clusters of accounts are made by question.
 * Undefined when no tags were given. Errors: those of lakeTags.
 */
export async function accountTags(
  context: CliContext,
  source: AccountSource,
  options: OptionValues,
): Promise<LakeTags | undefined> {
  const { chain } = await source.coverage();
  const find = (addresses: readonly string[]) => source.findAddresses(addresses);
  return lakeTags(context, { chain, find }, options);
}
