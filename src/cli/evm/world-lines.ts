import { CHAINS, type ChainId } from '../../primitives/chain.ts';
import { formatUnits } from '../../primitives/format-units.ts';
import { fill } from '../../texts/fill.ts';
import type { ChainsResult, WorldStart } from '../../tracing/crossings/chains-result.ts';
import type { CliContext } from '../command.ts';
import { toTable } from '../output/to-table.ts';
import { assetAmount, assetName } from './asset-name.ts';

/** What became of the starts over several chains, in shares of what was stolen; one method, the first that was asked. */
export function worldLines(context: CliContext, result: ChainsResult): string[] {
  const { texts } = context;
  const [first] = Object.entries(result.starts);
  if (result.traces.length < 2 || !first) return [];
  const [policy, starts] = first;
  const { columns } = texts.crossings;
  const labels = result.traces[0]!.result.labels;
  const rows = starts.flatMap((start) =>
    rowsOf(context, start).map(({ chain, where, units }, i) => [
      i === 0 ? `${labels[start.label]!}: ${sizeOf(result, start)}` : '',
      chain,
      where,
      percent(units, start.started),
    ]),
  );
  const header = [columns.start, columns.chain, columns.where, columns.share];
  return [fill(texts.crossings.world, { policy: policy }), toTable(header, rows, [3]).trimEnd()];
}

function rowsOf({ texts }: CliContext, start: WorldStart) {
  const { crossings } = texts;
  const more = [
    { where: crossings.fees, units: start.fees },
    { where: crossings.bridgeFees, units: start.bridgeFees },
    { where: crossings.overlaps, units: start.overlaps },
    { where: crossings.rounding, units: start.rounding },
  ];
  return [
    ...start.ended.map(({ chain, reason, units }) => ({
      chain,
      where: texts.reasons[reason] ?? reason,
      units,
    })),
    ...more.filter(({ units }) => units > 0n).map((row) => ({ chain: '', ...row })),
  ];
}

/** What was stolen, in the asset of its chain. */
function sizeOf(result: ChainsResult, { chain, asset, started }: WorldStart): string {
  const trace = result.traces.find((one) => one.chain === chain);
  if (trace?.family !== 'evm') {
    const { asset: coin } = CHAINS[(Object.hasOwn(CHAINS, chain) ? chain : 'bitcoin') as ChainId];
    return `${formatUnits(started, coin.decimals)} ${coin.symbol}`;
  }
  const info = trace.result.assets.get(asset)!;
  return `${assetAmount(info, started)} ${assetName(info)}`;
}

/** Two decimals, rounded down: parts never add up to more than the whole. */
function percent(part: bigint, whole: bigint): string {
  const hundredths = whole === 0n ? 0n : (part * 10_000n) / whole;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`;
}
