import type { AccountLake } from '../../clustering/accounts/account-lake.ts';
import { openLakeTables } from '../../clustering/accounts/open-lake-tables.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { accountTags } from '../tags/account-tags.ts';
import { openAccountSource } from './open-account-source.ts';

export interface AccountLakes {
  readonly lakes: readonly AccountLake[];
  close(): Promise<void>;
}

/** The lake of `--data`, then those of `--also`, with the tags. Errors: those of openAccountSource and accountTags, OPTION_INVALID. */
export async function openAccountLakes(context: CliContext, options: OptionValues): Promise<AccountLakes> {
  const lakes: AccountLake[] = [];
  const close = async () => {
    for (const { source, tables } of lakes) {
      tables?.close();
      await source.close();
    }
  };
  try {
    const also = (options.also ?? []) as readonly string[];
    for (const directory of [String(options.data), ...also]) {
      const source = await openAccountSource(directory, options);
      const { chain } = await source.coverage();
      const twice = lakes.some((lake) => lake.chain === chain);
      lakes.push({ chain, source, tags: new Map(), tables: openLakeTables(directory) });
      if (twice)
        throw new JejakError('OPTION_INVALID', {
          meta: { option: OPTIONS.also.flags, value: directory, allowed: 'one lake a chain' },
        });
    }
    const tagged: AccountLake[] = [];
    for (const lake of lakes)
      tagged.push({ ...lake, tags: (await accountTags(context, lake.source, options))?.tags ?? lake.tags });
    return { lakes: tagged, close };
  } catch (error) {
    await close();
    throw error;
  }
}
