import { join } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { generateEvmChain } from '../../synth/evm/generate-evm-chain.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { formatBytes } from '../output/format-duration.ts';
import { printRecord } from '../output/print-record.ts';

/** Options of a Bitcoin chain's block files, which this kind does not have. */
const FOREIGN = [OPTIONS.txPerBlock, OPTIONS.xor, OPTIONS.shuffle];

/** `jejak synth --kind evm`. Errors: OPTION_INVALID, and those of generateEvmChain. */
export async function synthEvm(context: CliContext, options: OptionValues): Promise<number> {
  const foreign = FOREIGN.find(({ name }) => options[name]);
  if (foreign)
    throw new JejakError('OPTION_INVALID', {
      meta: { option: foreign.flags, value: '--kind evm', allowed: '--kind bitcoin' },
    });
  const directory = String(options.out);
  const { truth, bytes } = await generateEvmChain({
    directory,
    seed: Number(options.seed),
    transactions: Number(options.transactions),
    signal: context.signal,
  });
  const { says } = context.texts;
  const [first, ...others] = truth.chains;
  const { transactions, blocks, form } = first!;
  const commands = truth.chains.map(({ chain, path }) => {
    const data = `--data ${join(directory, `lake-${chain}`)}`;
    const file = join(directory, path);
    if (chain.startsWith('bitcoin')) return `jejak ingest bitcoin --blocks ${file} ${data}`;
    return `jejak ingest evm --chain ${chain} --${form === 'blocks' ? 'blocks' : 'flows'} ${file} ${data}`;
  });
  printRecord(context, String(options.format), {
    data: { truth, bytes, directory },
    record: { directory, transactions, blocks, bytes, chains: 1 + others.length },
    lines: [
      fill(says.synthDone, { transactions, blocks, bytes: formatBytes(bytes), directory }),
      ...commands.map((command) => fill(says.next, { command })),
    ],
  });
  return 0;
}
