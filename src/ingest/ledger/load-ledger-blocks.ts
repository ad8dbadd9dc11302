import { parseStoredEvent } from '../../chains/evm/protocols/parse-stored-event.ts';
import type { ProtocolEvent } from '../../chains/evm/protocols/protocol-event.ts';
import type { Transfer, TransferKind } from '../../chains/evm/transfers/transfer.ts';
import { BLOCK_FLAGS } from '../../graph/ledger/columns.ts';
import { createViews } from '../../lake/duckdb/create-views.ts';
import type { Duck } from '../../lake/duckdb/open-duckdb.ts';
import { type ColumnVector, readColumns } from '../../lake/duckdb/read-columns.ts';
import type { LedgerCounts, Manifest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import { isSourced } from '../../lake/schema/evm/is-sourced.ts';
import type { AssetFacts } from './asset-facts.ts';
import type { LedgerBlock, LedgerTransaction } from './ledger-block.ts';

type Row = ColumnVector;

/**
 * The blocks of one segment out of the lake's tables, as far as ledger files need them: transfers and events in their
 * order. Ledger files that are built from them are the same as those that were built while ingesting.
 */
export async function* loadLedgerBlocks(
  duck: Duck,
  lake: { readonly directory: string; readonly manifest: Manifest<LedgerCounts>; readonly index: number },
): AsyncGenerator<LedgerBlock> {
  const { segments } = lake.manifest;
  await dropViews(duck);
  await createViews(duck, lake.directory, { segments: segments.slice(0, lake.index + 1) }, EVM_TABLES);
  const { from } = segments[lake.index]!;
  const transactions = ordered(
    duck,
    `SELECT tx_id, hash, index_in_block, from_address, to_address, failed, transfer_count FROM transactions
     WHERE tx_id >= ${from.transactions} ORDER BY tx_id`,
  );
  const transfers = ordered(
    duck,
    `SELECT t.kind, t.from_address, t.to_address, a.kind, a.contract, a.token_id, t.value, t.log_index, t.implied
     FROM transfers t JOIN assets a USING (asset_id) WHERE t.transfer_id >= ${from.transfers} ORDER BY t.transfer_id`,
  );
  const events = ordered(
    duck,
    `SELECT tx_id, fields FROM events WHERE event_id >= ${from.events} ORDER BY event_id`,
  );
  let assets: readonly AssetFacts[] = await storedFacts(duck, from.assets);
  let event = await next(events);
  for await (const row of ordered(
    duck,
    `SELECT number, epoch(time)::BIGINT, hash, parent_hash, tx_count, receipts, traces, checks FROM blocks
     WHERE block_id >= ${from.blocks} ORDER BY block_id`,
  )) {
    const [number, time, hash, parent, count, receipts, traces, checks] = row;
    const list: LedgerTransaction[] = [];
    const found: ProtocolEvent[] = [];
    for (let i = 0; i < Number(count); i++) {
      const tx = (await next(transactions))!;
      list.push(await readTransaction(tx, transfers));
      while (event && event[0] === tx[0]) {
        found.push(parseStoredEvent(String(event[1])));
        event = await next(events);
      }
    }
    yield {
      number: Number(number),
      time: Number(time),
      ...(hash !== null && { hash: hexOf(hash) }),
      ...(parent !== null && { parentHash: hexOf(parent) }),
      transactions: list,
      events: found,
      undecoded: [],
      assets,
      flags:
        (receipts ? 0 : BLOCK_FLAGS.noReceipts) |
        (traces ? 0 : BLOCK_FLAGS.noTraces) |
        (hash === null ? BLOCK_FLAGS.flowTable : 0) |
        (isSourced(Number(checks), receipts === true) ? BLOCK_FLAGS.sourced : 0),
      place: 'lake',
    };
    assets = [];
  }
}

/** What a source said of tokens that are new from an asset on: only the table of assets has kept it. */
async function storedFacts(duck: Duck, from: number): Promise<AssetFacts[]> {
  const facts: AssetFacts[] = [];
  for await (const [contract, symbol, decimals, source, warning] of ordered(
    duck,
    `SELECT contract, symbol, decimals, decimals_source, warning FROM assets
     WHERE asset_id >= ${from} AND contract IS NOT NULL ORDER BY asset_id`,
  )) {
    // A token that contradicted the list did so with a number that is not kept: any other one gives the same warning.
    const said = warning === 'decimals' ? -1 : decimals;
    facts.push({
      contract: hexOf(contract),
      symbol: String(symbol),
      ...(said === null ? {} : { decimals: Number(said) }),
      source: String(source),
    });
  }
  return facts;
}

async function readTransaction(row: Row, transfers: AsyncGenerator<Row>): Promise<LedgerTransaction> {
  const [, hash, index, from, to, failed, count] = row;
  const list: Transfer[] = [];
  for (let i = 0; i < Number(count); i++) {
    const [kind, payer, receiver, assetKind, contract, tokenId, value, logIndex, implied] = (await next(
      transfers,
    ))!;
    list.push({
      kind: kind as TransferKind,
      txIndex: Number(index),
      order: i,
      from: payer === null ? undefined : hexOf(payer),
      to: receiver === null ? undefined : hexOf(receiver),
      asset:
        assetKind === 'native'
          ? {}
          : {
              ...(contract !== null && { contract: hexOf(contract) }),
              ...(tokenId !== null && { tokenId: BigInt(String(tokenId)) }),
            },
      value: BigInt(String(value)),
      ...(logIndex !== null && { logIndex: Number(logIndex) }),
      ...(implied === true && { implied: true }),
    });
  }
  return {
    hash: hash === null ? undefined : hexOf(hash),
    index: Number(index),
    from: from === null ? undefined : hexOf(from),
    to: to === null ? undefined : hexOf(to),
    failed: failed === true,
    transfers: list,
  };
}

/** Rows of one of several results that are read side by side: each on a connection of its own. */
async function* ordered(duck: Duck, sql: string): AsyncGenerator<Row> {
  const connection = await duck.connect();
  try {
    for await (const { rows, columns } of readColumns(connection, sql))
      for (let i = 0; i < rows; i++) yield columns.map((column) => column[i]!);
  } finally {
    connection.closeSync();
  }
}

async function next(rows: AsyncGenerator<Row>): Promise<Row | undefined> {
  const { value, done } = await rows.next();
  return done ? undefined : value;
}

async function dropViews(duck: Duck): Promise<void> {
  for (const { name } of EVM_TABLES) await duck.connection.run(`DROP VIEW IF EXISTS ${name}`);
}

function hexOf(bytes: Row[number]): string {
  return `0x${Buffer.from(bytes as Uint8Array).toString('hex')}`;
}
