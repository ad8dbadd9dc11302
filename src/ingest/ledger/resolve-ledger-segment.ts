import { accountKeys, assetKeys } from '../../graph/ledger/append-ledger-indexes.ts';
import { ASSET_INFO_BYTES, type AssetFacts, writeAssetInfo } from '../../graph/ledger/asset-info-row.ts';
import { ASSET_ROW_BYTES, assetRow } from '../../graph/ledger/asset-key.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { LedgerFiles } from '../../graph/ledger/ledger-files.ts';
import type { LedgerSegment } from '../../graph/ledger/ledger-segment.ts';
import type { NullableBytes } from '../../lake/parquet/column-data.ts';
import { createTableBuilder, type TableRows } from '../../lake/parquet/create-table-builder.ts';
import { ASSET_KINDS, EVM_ASSETS } from '../../lake/schema/evm/assets.ts';
import { EVM_BLOCKS } from '../../lake/schema/evm/blocks.ts';
import { EVM_TRANSACTIONS } from '../../lake/schema/evm/transactions.ts';
import type { Table } from '../../lake/schema/table.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import { createAssetDescriber } from './create-asset-describer.ts';
import type { LedgerDraft } from './ledger-draft.ts';
import { transferTable } from './transfer-table.ts';

export interface ResolvedLedger {
  readonly segment: LedgerSegment;
  readonly tables: Readonly<Record<string, TableRows>>;
}

/** Gives assets and accounts of a draft their dense ids: those that they have, or the next free ones as they appear. */
export function resolveLedgerSegment(
  draft: LedgerDraft,
  files: LedgerFiles,
  chain: EvmChain,
): ResolvedLedger {
  const base = files.counts();
  const assets = resolveAssets(draft, files);
  const accounts = resolveAccounts(draft, files, assets.ids);
  const { counts } = draft;
  const transferAsset = chosen(assets.ids, draft.transferAsset);
  const facts = factsOf(draft, assets, chain);
  const segment: LedgerSegment = {
    ...counts,
    blockNumber: draft.blockNumber,
    blockTime: draft.blockTime,
    blockFirstTx: draft.blockFirstTx,
    blockHash: hashesOf(draft.tables.blocks!, EVM_BLOCKS),
    blockFlags: draft.blockFlags,
    txHash: hashesOf(draft.tables.transactions!, EVM_TRANSACTIONS),
    txBlock: draft.txBlock,
    txFrom: chosen(accounts.homes, draft.txFrom),
    txTo: chosen(accounts.homes, draft.txTo),
    txFlags: draft.txFlags,
    txFirstTransfer: draft.txFirstTransfer,
    txFirstEvent: draft.txFirstEvent,
    transferTx: draft.transferTx,
    transferKind: draft.transferKind,
    transferAsset,
    transferFrom: draft.transferFrom,
    transferTo: draft.transferTo,
    transferValue: draft.transferValue,
    accountId: accounts.ids,
    accountHome: chosen(accounts.homes, draft.accountAddress),
    eventSite: chosen(accounts.homes, draft.eventSite),
    eventLogIndex: draft.eventLogIndex,
    eventKind: draft.eventKind,
    eventGenuine: draft.eventGenuine,
    eventProtocol: draft.eventProtocol,
    eventPaidIn: chosen(assets.ids, draft.eventPaidIn),
    eventPaidOut: chosen(assets.ids, draft.eventPaidOut),
    eventPayer: chosen(accounts.homes, draft.eventPayer),
    eventRecipient: chosen(accounts.homes, draft.eventRecipient),
    eventValue: draft.eventValue,
    newAssetRows: assets.newRows,
    newAssetInfo: infoRows(facts),
    newAccountAddress: accounts.newAddress,
    newAccountAsset: accounts.newAsset,
    newAccountHome: accounts.newHome,
  };
  return {
    segment,
    tables: {
      ...draft.tables,
      transfers: transferTable(draft, transferAsset),
      assets: assetTable(draft, { fresh: assets.fresh, base: base.assets, facts }),
      accounts: accountTable(base.accounts, accounts),
    },
  };
}

/** The column of hashes: 32 bytes a row, zeros for none. */
function hashesOf(rows: TableRows, table: Table): Uint8Array {
  const column = rows.data[table.columns.findIndex(({ name }) => name === 'hash')] as NullableBytes;
  return column.bytes as Uint8Array;
}

/** What stands in a list at each of the places; NO_ACCOUNT (NO_ASSET, which is the same) for none. */
function chosen(list: Uint32Array, places: Uint32Array): Uint32Array {
  const result = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    result[i] = place === NO_ACCOUNT ? NO_ACCOUNT : list[place]!;
  }
  return result;
}

interface Assets {
  /** Global id of each local asset. */
  readonly ids: Uint32Array;
  /** Numbers of the local ones that are new. */
  readonly fresh: Uint32Array;
  readonly newRows: Uint8Array;
}

function resolveAssets(draft: LedgerDraft, files: LedgerFiles): Assets {
  const rows = new Uint8Array(draft.assets.length * ASSET_ROW_BYTES);
  draft.assets.forEach((asset, i) => {
    rows.set(assetRow(asset), i * ASSET_ROW_BYTES);
  });
  const { ids, fresh } = numbered(files.assets.lookup(assetKeys(rows)), files.counts().assets);
  const newRows = new Uint8Array(fresh.length * ASSET_ROW_BYTES);
  fresh.forEach((local, i) => {
    newRows.set(rows.subarray(local * ASSET_ROW_BYTES, (local + 1) * ASSET_ROW_BYTES), i * ASSET_ROW_BYTES);
  });
  return { ids, fresh, newRows };
}

/** Ids of an index with the next free ones for those that it does not know, which `fresh` lists. */
function numbered(found: Float64Array, next: number): { ids: Uint32Array; fresh: Uint32Array } {
  const ids = new Uint32Array(found.length);
  const fresh = new Uint32Array(found.length);
  let count = 0;
  for (let i = 0; i < found.length; i++) {
    const known = found[i]! >= 0;
    ids[i] = known ? found[i]! : next + count;
    if (!known) fresh[count++] = i;
  }
  return { ids, fresh: fresh.subarray(0, count) };
}

interface Accounts {
  readonly ids: Uint32Array;
  /** Home account of each local address. */
  readonly homes: Uint32Array;
  readonly newAddress: Uint8Array;
  readonly newAsset: Uint32Array;
  readonly newHome: Uint32Array;
}

function resolveAccounts(draft: LedgerDraft, files: LedgerFiles, assetIds: Uint32Array): Accounts {
  const { accountAddress, accountAsset } = draft;
  const count = accountAddress.length;
  const addresses = new Uint8Array(count * 20);
  const assets = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    copyAddress(draft.addresses, accountAddress[i]!, { into: addresses, place: i });
    assets[i] = assetIds[accountAsset[i]!]!;
  }
  const found = files.accounts.lookup(accountKeys(addresses, assets));
  const { ids, fresh } = numbered(found, files.counts().accounts);
  const homes = new Uint32Array(draft.addresses.length / 20);
  for (let i = 0; i < count; i++) if (accountAsset[i] === 0) homes[accountAddress[i]!] = ids[i]!;
  const newAddress = new Uint8Array(fresh.length * 20);
  const newAsset = new Uint32Array(fresh.length);
  const newHome = new Uint32Array(fresh.length);
  for (let i = 0; i < fresh.length; i++) {
    const local = fresh[i]!;
    copyAddress(addresses, local, { into: newAddress, place: i });
    newAsset[i] = assets[local]!;
    newHome[i] = homes[accountAddress[local]!]!;
  }
  return { ids, homes, newAddress, newAsset, newHome };
}

/** A loop: a call that copies 20 bytes costs more than they do. */
function copyAddress(
  from: Uint8Array,
  number: number,
  to: { readonly into: Uint8Array; readonly place: number },
): void {
  const { into, place } = to;
  for (let b = 0; b < 20; b++) into[place * 20 + b] = from[number * 20 + b]!;
}

function factsOf(draft: LedgerDraft, { fresh }: Assets, chain: EvmChain): AssetFacts[] {
  const describe = createAssetDescriber(chain);
  return Array.from(fresh, (local) => {
    const { kind, contract } = draft.assets[local]!;
    return describe({ kind: ASSET_KINDS[kind]!, contract }, draft.facts.get(contract ?? ''));
  });
}

function infoRows(facts: readonly AssetFacts[]): Uint8Array {
  const rows = new Uint8Array(facts.length * ASSET_INFO_BYTES);
  for (const [i, fact] of facts.entries()) writeAssetInfo(fact, rows, i * ASSET_INFO_BYTES);
  return rows;
}

function assetTable(
  draft: LedgerDraft,
  of: Pick<Assets, 'fresh'> & { readonly base: number; readonly facts: readonly AssetFacts[] },
): TableRows {
  const table = createTableBuilder(EVM_ASSETS);
  of.fresh.forEach((local, i) => {
    const { kind, contract, tokenId } = draft.assets[local]!;
    const { symbol, decimals, decimalsSource, warning } = of.facts[i]!;
    table.add([
      of.base + i,
      ASSET_KINDS[kind]!,
      contract,
      tokenId,
      symbol,
      decimals,
      decimalsSource,
      warning,
    ]);
  });
  return table.finish();
}

/** In the order of the columns of EVM_ACCOUNTS. */
function accountTable(base: number, accounts: Accounts): TableRows {
  const count = accounts.newAsset.length;
  const ids = new Float64Array(count);
  for (let i = 0; i < count; i++) ids[i] = base + i;
  return { count, data: [ids, accounts.newAddress, Float64Array.from(accounts.newAsset)] };
}
