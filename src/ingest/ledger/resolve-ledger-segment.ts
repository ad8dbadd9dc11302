import { accountKeys, assetKeys } from '../../graph/ledger/append-ledger-indexes.ts';
import { ASSET_ROW_BYTES, assetRow } from '../../graph/ledger/asset-key.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { LedgerFiles } from '../../graph/ledger/ledger-files.ts';
import type { LedgerSegment } from '../../graph/ledger/ledger-segment.ts';
import { createTableBuilder, type TableRows } from '../../lake/parquet/create-table-builder.ts';
import { EVM_ACCOUNTS } from '../../lake/schema/evm/accounts.ts';
import { ASSET_KINDS, EVM_ASSETS } from '../../lake/schema/evm/assets.ts';
import { EVM_TRANSFERS } from '../../lake/schema/evm/transfers.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import { writeHex } from '../../primitives/write-hex.ts';
import type { DraftSegment } from './create-ledger-segment.ts';
import { describeAsset } from './describe-asset.ts';
import { protocolNumber } from './protocol-number.ts';

export interface ResolvedLedger {
  readonly segment: LedgerSegment;
  readonly tables: Readonly<Record<string, TableRows>>;
}

const ASSET_COLUMN = EVM_TRANSFERS.columns.findIndex(({ name }) => name === 'asset_id');

/** Gives assets and accounts of a draft their dense ids: those that they have, or the next free ones as they appear. */
export function resolveLedgerSegment(
  draft: DraftSegment,
  files: LedgerFiles,
  chain: EvmChain,
): ResolvedLedger {
  const assets = resolveAssets(draft, files);
  const accounts = resolveAccounts(draft, files, assets.ids);
  const accountIds = (list: readonly number[]) =>
    Uint32Array.from(list, (local) => (local < 0 ? NO_ACCOUNT : accounts.ids[local]!));
  const homeIds = (list: readonly number[]) =>
    Uint32Array.from(list, (local) => (local < 0 ? NO_ACCOUNT : accounts.homes[local]!));
  const ofAccounts = (list: readonly number[]) =>
    Uint32Array.from(list, (local) =>
      local < 0 ? NO_ACCOUNT : accounts.homes[draft.accountAddress[local]!]!,
    );
  const transfers = draft.tables.transfers.finish();
  const assetColumn = transfers.data[ASSET_COLUMN] as Float64Array;
  for (let i = 0; i < assetColumn.length; i++) assetColumn[i] = assets.ids[assetColumn[i]!]!;
  const segment: LedgerSegment = {
    blocks: draft.blockNumber.length,
    transactions: draft.txBlock.length,
    transfers: draft.transferTx.length,
    events: draft.eventSite.length,
    blockNumber: draft.blockNumber,
    blockTime: Uint32Array.from(draft.blockTime),
    blockFirstTx: draft.blockFirstTx,
    blockHash: hashes(draft.blockHash),
    blockFlags: Uint8Array.from(draft.blockFlags),
    txHash: hashes(draft.txHash),
    txBlock: draft.txBlock,
    txFrom: homeIds(draft.txFrom),
    txTo: homeIds(draft.txTo),
    txFlags: Uint8Array.from(draft.txFlags),
    txFirstTransfer: draft.txFirstTransfer,
    txFirstEvent: draft.txFirstEvent,
    transferTx: draft.transferTx,
    transferKind: Uint8Array.from(draft.transferKind),
    transferAsset: Uint32Array.from(draft.transferAsset, (local) => assets.ids[local]!),
    transferFrom: accountIds(draft.transferFrom),
    transferTo: accountIds(draft.transferTo),
    transferFromHome: ofAccounts(draft.transferFrom),
    transferToHome: ofAccounts(draft.transferTo),
    transferValue: draft.transferValue,
    eventSite: homeIds(draft.eventSite),
    eventLogIndex: Uint32Array.from(draft.eventLogIndex),
    eventKind: Uint8Array.from(draft.eventKind),
    eventProtocol: Uint16Array.from(draft.eventProtocol, protocolNumber),
    newAssetRows: assets.newRows,
    newAccountAddress: accounts.newAddress,
    newAccountAsset: accounts.newAsset,
    newAccountHome: accounts.newHome,
  };
  const { blocks, transactions, receipts, logs, calls, events } = draft.tables;
  return {
    segment,
    tables: {
      blocks: blocks.finish(),
      transactions: transactions.finish(),
      receipts: receipts.finish(),
      logs: logs.finish(),
      calls: calls.finish(),
      transfers,
      events: events.finish(),
      assets: assetTable(draft, assets, chain),
      accounts: accountTable(draft.base.accounts, accounts),
    },
  };
}

interface Assets {
  /** Global id of each local asset. */
  readonly ids: Float64Array;
  /** Numbers of the local ones that are new. */
  readonly fresh: readonly number[];
  readonly newRows: Uint8Array;
}

function resolveAssets(draft: DraftSegment, files: LedgerFiles): Assets {
  const rows = new Uint8Array(draft.assets.length * ASSET_ROW_BYTES);
  draft.assets.forEach((asset, i) => {
    rows.set(assetRow(asset), i * ASSET_ROW_BYTES);
  });
  const ids = files.assets.lookup(assetKeys(rows));
  const fresh: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (ids[i]! >= 0) continue;
    ids[i] = draft.base.assets + fresh.length;
    fresh.push(i);
  }
  const newRows = new Uint8Array(fresh.length * ASSET_ROW_BYTES);
  fresh.forEach((local, i) => {
    newRows.set(rows.subarray(local * ASSET_ROW_BYTES, (local + 1) * ASSET_ROW_BYTES), i * ASSET_ROW_BYTES);
  });
  return { ids, fresh, newRows };
}

interface Accounts {
  readonly ids: Float64Array;
  /** Home account of each local address. */
  readonly homes: Uint32Array;
  readonly newAddress: Uint8Array;
  readonly newAsset: Uint32Array;
  readonly newHome: Uint32Array;
}

function resolveAccounts(draft: DraftSegment, files: LedgerFiles, assetIds: Float64Array): Accounts {
  const { accountAddress, accountAsset } = draft;
  const count = accountAddress.length;
  const bytes = new Uint8Array(draft.addresses.length * 20);
  draft.addresses.forEach((address, i) => {
    writeHex(address, bytes, i * 20);
  });
  const addresses = new Uint8Array(count * 20);
  const assets = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const from = accountAddress[i]! * 20;
    for (let b = 0; b < 20; b++) addresses[i * 20 + b] = bytes[from + b]!;
    assets[i] = assetIds[accountAsset[i]!]!;
  }
  const ids = files.accounts.lookup(accountKeys(addresses, assets));
  const fresh: number[] = [];
  const homes = new Uint32Array(draft.addresses.length);
  for (let i = 0; i < count; i++) {
    if (ids[i]! < 0) {
      ids[i] = draft.base.accounts + fresh.length;
      fresh.push(i);
    }
    if (accountAsset[i] === 0) homes[accountAddress[i]!] = ids[i]!;
  }
  const newAddress = new Uint8Array(fresh.length * 20);
  fresh.forEach((local, i) => {
    newAddress.set(addresses.subarray(local * 20, local * 20 + 20), i * 20);
  });
  return {
    ids,
    homes,
    newAddress,
    newAsset: Uint32Array.from(fresh, (local) => assets[local]!),
    newHome: Uint32Array.from(fresh, (local) => homes[accountAddress[local]!]!),
  };
}

function assetTable(draft: DraftSegment, { fresh }: Assets, chain: EvmChain): TableRows {
  const table = createTableBuilder(EVM_ASSETS);
  fresh.forEach((local, i) => {
    const { kind, contract, tokenId } = draft.assets[local]!;
    const name = ASSET_KINDS[kind]!;
    const facts = draft.facts.get(contract ?? '');
    const about = describeAsset(chain, { kind: name, contract }, facts);
    const { symbol, decimals, decimalsSource, warning } = about;
    table.add([draft.base.assets + i, name, contract, tokenId, symbol, decimals, decimalsSource, warning]);
  });
  return table.finish();
}

function accountTable(base: number, accounts: Accounts): TableRows {
  const table = createTableBuilder(EVM_ACCOUNTS);
  for (let i = 0; i < accounts.newAsset.length; i++)
    table.add([base + i, accounts.newAddress.subarray(i * 20, i * 20 + 20), accounts.newAsset[i]!]);
  return table.finish();
}

function hashes(list: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(list.length * 32);
  list.forEach((hash, i) => {
    if (hash) writeHex(hash, bytes, i * 32);
  });
  return bytes;
}
