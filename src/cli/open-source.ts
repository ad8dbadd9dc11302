import type { FlowSource } from '../graph/flow-source.ts';
import { openGraphSource } from '../graph/open-graph-source.ts';
import { openLakeSource } from '../graph/open-lake-source.ts';
import type { OptionValues } from './command.ts';

/** The FlowSource that `--data` and `--engine` name. */
export async function openSource(options: OptionValues): Promise<FlowSource> {
  const directory = String(options.data);
  return options.engine === 'lake' ? await openLakeSource(directory) : openGraphSource(directory);
}
