import { linkMatrix } from '../../clustering/links/link-matrix.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import { toTable } from '../output/to-table.ts';

/** Groups that are looked at, whatever the time: the answer must not depend on the machine when there is time enough. */
const MOST_STEPS = 2_000_000_000;

/** Which outputs may belong to which inputs, as lines and as data. Values in satoshi; `seconds` is the time allowed. */
export function linkLines(
  texts: CliTexts,
  coins: { readonly inputs: readonly bigint[]; readonly outputs: readonly bigint[] },
  time: { readonly seconds: number; readonly clock: () => number },
) {
  const { owners } = texts;
  const { inputs, outputs } = coins;
  const answer = linkMatrix(inputs, outputs, {
    maxSteps: MOST_STEPS,
    maxTime: time.seconds * 1_000,
    clock: time.clock,
  });
  if (answer === 'undecided') return { lines: [owners.linksUndecided], data: 'undecided' };
  const { interpretations, links } = answer;
  const table = toTable(
    ['', ...inputs.map((_, i) => `${i}`)],
    links.map((row, o) => [`${o}`, ...row.map(String)]),
    inputs.map((_, i) => i + 1),
  );
  const certain = links.flatMap((row, output) =>
    row.flatMap((ways, input) =>
      ways === interpretations && interpretations > 1n ? [fill(owners.certainLink, { output, input })] : [],
    ),
  );
  return {
    lines: [fill(owners.links, { interpretations }), ...table.trimEnd().split('\n'), ...certain],
    data: answer,
  };
}
