import { JejakError } from '../../primitives/jejak-error.ts';
import type { ChainLake } from '../../tracing/crossings/chains-result.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { traceParameters } from '../trace-parameters.ts';
import { type AccountQuestion, accountParameters } from './account-parameters.ts';
import { openAccountSource } from './open-account-source.ts';
import { refuseNames } from './refuse-names.ts';
import { refuseOtherChains } from './refuse-other-chains.ts';

/** The lake of `--data` with the seeds, then those of `--also` without. Errors: those of the lakes, OPTION_INVALID. */
export async function openLakes(context: CliContext, options: OptionValues): Promise<ChainLake[]> {
  const lakes: ChainLake[] = [];
  const questions: (AccountQuestion & { readonly directory: string })[] = [];
  const also = (options.also ?? []) as readonly string[];
  for (const [i, directory] of [String(options.data), ...also].entries()) {
    const beside = also.length > 0 && !isLedgerLake(directory);
    const asked = beside ? withPlainMinValue(options) : options;
    const own = { ...asked, data: directory, ...(i > 0 && { from: [], label: [] }) };
    const { lake, question } = await openLake(context, directory, own);
    if (question) questions.push({ ...question, directory });
    if (lakes.some(({ chain }) => chain === lake.chain)) {
      for (const open of [...lakes, lake]) await open.source.close();
      throw new JejakError('OPTION_INVALID', {
        meta: { option: OPTIONS.also.flags, value: directory, allowed: 'one lake a chain' },
      });
    }
    lakes.push(lake);
  }
  try {
    refuseNames(options, questions);
    refuseOtherChains(
      options,
      lakes.map(({ chain }) => chain),
    );
  } catch (error) {
    for (const { source } of lakes) await source.close();
    throw error;
  }
  return lakes;
}

/** Bitcoin has one asset: beside account chains it takes the plain number of a list of minimum values. */
function withPlainMinValue({ minValue, ...rest }: OptionValues): OptionValues {
  const entries = minValue === undefined ? [] : String(minValue).split(',');
  const plain = entries.find((entry) => !entry.includes('='));
  return plain === undefined ? rest : { ...rest, minValue: plain };
}

async function openLake(
  context: CliContext,
  directory: string,
  options: OptionValues,
): Promise<{ readonly lake: ChainLake; readonly question?: AccountQuestion }> {
  if (isLedgerLake(directory)) {
    const source = await openAccountSource(directory, options);
    const { chain } = await source.coverage();
    const question = await accountParameters(context, source, options);
    return { lake: { family: 'evm', chain, source, parameters: question.parameters }, question };
  }
  const source = await openSource(options);
  const { chain } = await source.coverage();
  const parameters = await traceParameters(context, source, options);
  return { lake: { family: 'bitcoin', chain, source, parameters } };
}
