import type { FlowSource } from '../../graph/flow-source.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';

/** How far the data go: what is not in them may join or part clusters. */
export async function coverageLine(source: FlowSource, texts: CliTexts): Promise<string> {
  const { chain, tipHeight } = await source.coverage();
  return fill(texts.owners.coverage, { chain, height: tipHeight });
}
