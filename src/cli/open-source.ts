import type { FlowSource } from '../graph/flow-source.ts';
import { openGraphSource } from '../graph/open-graph-source.ts';
import { openLakeSource } from '../graph/open-lake-source.ts';
import { readManifest } from '../lake/manifest.ts';
import { isEvmChain } from '../primitives/evm-chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import type { OptionValues } from './command.ts';

/** The FlowSource that `--data` and `--engine` name. */
export async function openSource(options: OptionValues): Promise<FlowSource> {
  const directory = String(options.data);
  const chain = readManifest(directory)?.chain;
  if (chain !== undefined && isEvmChain(chain))
    throw new JejakError('LAKE_FAMILY', { meta: { directory, found: chain, expected: 'Bitcoin' } });
  return options.engine === 'lake' ? await openLakeSource(directory) : openGraphSource(directory);
}
