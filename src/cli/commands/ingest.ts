import { type IngestProgress, type IngestResult, ingest } from '../../ingest/ingest.ts';
import { openBlockFiles } from '../../ingest/sources/open-block-files.ts';
import { openNode } from '../../ingest/sources/open-node.ts';
import { chainById } from '../../primitives/chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, Command, OptionValues } from '../command.ts';
import { ingestEvm } from '../evm/ingest-evm.ts';
import { OPTIONS } from '../options.ts';
import { printRecord } from '../output/print-record.ts';
import { rpcSettings } from '../rpc-settings.ts';
import { showProgress } from '../show-progress.ts';

export const ingestCommand: Command = {
  name: 'ingest',
  arguments: [{ name: 'chainKind', choices: ['bitcoin', 'evm'] }],
  options: [
    OPTIONS.blocks,
    OPTIONS.rpc,
    OPTIONS.rpcCookie,
    OPTIONS.rpcUser,
    OPTIONS.rpcTimeout,
    OPTIONS.rpcCa,
    OPTIONS.rpcProxy,
    OPTIONS.data,
    OPTIONS.chain,
    OPTIONS.flows,
    OPTIONS.etl,
    OPTIONS.fromBlock,
    OPTIONS.toBlock,
    OPTIONS.confirmations,
    OPTIONS.noTraces,
    OPTIONS.lenient,
    OPTIONS.quiet,
    OPTIONS.format,
  ],
  async run(context, { arguments: [kind], options }) {
    if (kind === 'evm') return ingestEvm(context, options);
    const chain = options.chain ? chainById(String(options.chain)) : undefined;
    const result = await ingest(
      {
        directory: String(options.data),
        clock: context.clock,
        signal: context.signal,
        ...(options.quiet ? {} : { progress: (state: IngestProgress) => showProgress(context, state) }),
      },
      {
        ...(chain ? { chain } : {}),
        openSource: (state, known) => openBlocks(context, { options, state, chain: known }),
      },
    );
    const { manifest, notes, ...facts } = result;
    printRecord(context, String(options.format), {
      data: { ...facts, notes, totals: manifest.totals },
      record: facts,
      lines: ingestLines(context, result),
    });
    return 0;
  },
};

/** What an ingest did, in words. */
export function ingestLines(context: CliContext, result: IngestResult): string[] {
  const { says } = context.texts;
  const place = { height: result.tipHeight, chain: result.chain };
  const lines: string[] = [];
  if (result.blocksUnwound > 0) lines.push(fill(says.reorganised, { count: result.blocksUnwound }));
  lines.push(
    result.blocksAdded > 0
      ? fill(says.ingested, {
          ...place,
          blocks: result.blocksAdded,
          transactions: result.transactionsAdded,
          source: result.source === 'block files' ? says.blockFiles : result.source,
        })
      : result.rival
        ? fill(says.rivalBranch, { ...place, ...result.rival })
        : fill(says.nothingNew, place),
  );
  const noteTexts = {
    stale: says.noteStale,
    unfinished: says.noteUnfinished,
    unconnected: says.noteUnconnected,
    duplicate: says.noteDuplicate,
  };
  for (const note of result.notes)
    lines.push(fill(noteTexts[note.kind], { count: note.count, ...note.first }));
  return lines;
}

async function openBlocks(
  context: CliContext,
  wanted: {
    options: OptionValues;
    state: Parameters<Parameters<typeof ingest>[1]['openSource']>[0];
    chain: ReturnType<typeof chainById> | undefined;
  },
) {
  const { options, state, chain } = wanted;
  if (options.rpc) {
    return openNode({
      url: String(options.rpc),
      ...(chain ? { chain } : {}),
      ...(options.rpcCookie ? { cookieFile: String(options.rpcCookie) } : {}),
      ...(options.rpcUser
        ? { user: String(options.rpcUser), password: context.environment.JEJAK_RPC_PASSWORD ?? '' }
        : {}),
      ...rpcSettings(context, options),
    });
  }
  if (!options.blocks)
    throw new JejakError('OPTION_MISSING', {
      meta: { option: `${OPTIONS.blocks.flags} | ${OPTIONS.rpc.flags}` },
    });
  return openBlockFiles({
    path: String(options.blocks),
    lenient: options.lenient === true,
    known: state.known,
    ...(chain ? { chain } : {}),
  });
}
