import { JejakError } from '../../primitives/jejak-error.ts';
import { generateChain } from '../../synth/generate-chain.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { synthEvm } from '../evm/synth-evm.ts';
import { OPTIONS } from '../options.ts';
import { formatBytes } from '../output/format-duration.ts';
import { printRecord } from '../output/print-record.ts';

export const synthCommand: Command = {
  name: 'synth',
  arguments: [],
  options: [
    OPTIONS.out,
    OPTIONS.kind,
    OPTIONS.transactions,
    OPTIONS.seed,
    OPTIONS.txPerBlock,
    OPTIONS.xor,
    OPTIONS.shuffle,
    OPTIONS.format,
  ],
  async run(context, { options }) {
    if (!options.out) throw new JejakError('OPTION_MISSING', { meta: { option: OPTIONS.out.flags } });
    const directory = String(options.out);
    if (options.kind === 'evm') return synthEvm(context, options);
    const summary = await generateChain({
      directory,
      seed: Number(options.seed),
      transactions: Number(options.transactions),
      ...(options.txPerBlock ? { txPerBlock: Number(options.txPerBlock) } : {}),
      xor: options.xor === true,
      shuffle: options.shuffle === true,
      signal: context.signal,
    });
    const { truth } = summary;
    const { says } = context.texts;
    const bytes = formatBytes(summary.bytes);
    printRecord(context, String(options.format), {
      data: { ...summary, directory },
      record: { directory, transactions: truth.transactions, blocks: truth.blocks, bytes: summary.bytes },
      lines: [
        fill(says.synthDone, { transactions: truth.transactions, blocks: truth.blocks, bytes, directory }),
        fill(says.next, { command: `jejak ingest bitcoin --blocks ${directory} --data jejak-data` }),
      ],
    });
    return 0;
  },
};
