import { existsSync } from 'node:fs';
import { createEvmClient } from '../../chains/evm/rpc/create-evm-client.ts';
import { readTokenMetadata } from '../../chains/evm/rpc/read-token-metadata.ts';
import type { JsonRpcClient } from '../../http/json-rpc/create-json-rpc-client.ts';
import type { IngestProgress } from '../../ingest/ingest.ts';
import type { AssetFacts } from '../../ingest/ledger/asset-facts.ts';
import { type IngestLedgerResult, ingestLedger } from '../../ingest/ledger/ingest-ledger.ts';
import type { LedgerSource } from '../../ingest/ledger/ledger-source.ts';
import { openEvmLedger } from '../../ingest/ledger/open-evm-ledger.ts';
import { openEthereumEtl } from '../../ingest/sources/evm/open-ethereum-etl.ts';
import { openEvmBlockFiles } from '../../ingest/sources/evm/open-evm-block-files.ts';
import { openEvmNode } from '../../ingest/sources/evm/open-evm-node.ts';
import { type FlowTableSource, openFlowTable } from '../../ingest/sources/flow-table/open-flow-table.ts';
import { type EvmChain, evmChainById } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { printRecord } from '../output/print-record.ts';
import { rpcSettings } from '../rpc-settings.ts';
import { showProgress } from '../show-progress.ts';
import { tableNamesFile } from '../tags/table-names-file.ts';
import { writeTableNames } from '../tags/write-table-names.ts';

/** `jejak ingest evm`. */
export async function ingestEvm(context: CliContext, options: OptionValues): Promise<number> {
  const directory = String(options.data);
  let table: FlowTableSource | undefined;
  const result = await ingestLedger(
    {
      directory,
      clock: context.clock,
      signal: context.signal,
      ...(options.quiet ? {} : { progress: (state: IngestProgress) => showProgress(context, state) }),
    },
    {
      async openSource(known): Promise<LedgerSource> {
        const chain = options.chain ? evmChainById(String(options.chain)) : known;
        if (!chain) throw new JejakError('OPTION_MISSING', { meta: { option: OPTIONS.chain.flags } });
        if (options.flows) {
          table = openFlowTable({ path: String(options.flows), chain, lenient: options.lenient === true });
          return table;
        }
        return openEvmSource(context, options, chain);
      },
    },
  );
  // A run that was killed may have left the rows without their names.
  if (table && (result.transfersAdded > 0 || !existsSync(tableNamesFile(directory))))
    writeTableNames(directory, table.name, table.labels());
  const { manifest, notes, ...facts } = result;
  printRecord(context, String(options.format), {
    data: { ...facts, notes, totals: manifest.totals },
    record: facts,
    lines: ledgerLines(context, result),
  });
  return 0;
}

async function openEvmSource(
  context: CliContext,
  options: OptionValues,
  chain: EvmChain,
): Promise<LedgerSource> {
  const number = (value: unknown) => (value === undefined ? undefined : Number(value));
  const range = { from: number(options.fromBlock), to: number(options.toBlock) };
  if (options.rpc) {
    const source = await openEvmNode({
      url: String(options.rpc),
      chain,
      confirmations: Number(options.confirmations),
      traces: options.noTraces !== true,
      ...rpcSettings(context, options),
    });
    const client = createEvmClient({ url: String(options.rpc), ...rpcSettings(context, options) });
    return openEvmLedger(source, {
      ...range,
      follows: true,
      factsOf: (contracts) => tokenFacts(client, contracts),
    });
  }
  if (options.blocks) {
    const source = await openEvmBlockFiles({ path: String(options.blocks), chain });
    return openEvmLedger(source, { ...range, follows: false });
  }
  if (options.etl) {
    const lenient = options.lenient === true;
    const source = await openEthereumEtl({ folder: String(options.etl), chain, lenient });
    return openEvmLedger(source, { ...range, follows: false });
  }
  const wanted = [OPTIONS.rpc, OPTIONS.blocks, OPTIONS.etl, OPTIONS.flows].map(({ flags }) => flags);
  throw new JejakError('OPTION_MISSING', { meta: { option: wanted.join(' | ') } });
}

/** What token contracts say of themselves; a claim, so the list of known tokens goes before it. */
async function tokenFacts(client: JsonRpcClient, contracts: readonly string[]): Promise<AssetFacts[]> {
  const answers = await readTokenMetadata(client, contracts);
  return answers.map(({ contract, symbol, decimals, source }) => ({
    contract,
    ...(symbol !== undefined && { symbol }),
    ...(decimals !== undefined && { decimals }),
    source,
  }));
}

function ledgerLines(context: CliContext, result: IngestLedgerResult): string[] {
  const { says } = context.texts;
  const place = { height: result.tipHeight, chain: result.chain };
  const lines: string[] = [];
  if (result.blocksUnwound > 0) lines.push(fill(says.reorganised, { count: result.blocksUnwound }));
  lines.push(
    result.blocksAdded > 0
      ? fill(says.ledgerIngested, {
          ...place,
          blocks: result.blocksAdded,
          transactions: result.transactionsAdded,
          transfers: result.transfersAdded,
          source: result.source,
        })
      : fill(says.nothingNew, place),
  );
  for (const note of result.notes)
    lines.push(fill(says.ledgerNotes[note.kind], { count: note.count, first: note.first }));
  return lines;
}
