import { EVENT_KINDS } from '../../chains/evm/protocols/protocol-event.ts';
import { TRANSFER_KINDS, type Transfer } from '../../chains/evm/transfers/transfer.ts';
import { BLOCK_FLAGS, TX_FAILED } from '../../graph/ledger/columns.ts';
import type { LedgerCounts } from '../../lake/manifest.ts';
import { createTableBuilder } from '../../lake/parquet/create-table-builder.ts';
import { ASSET_KINDS } from '../../lake/schema/evm/assets.ts';
import { EVM_BLOCKS } from '../../lake/schema/evm/blocks.ts';
import { EVM_CALLS } from '../../lake/schema/evm/calls.ts';
import { EVM_EVENTS } from '../../lake/schema/evm/events.ts';
import { EVM_LOGS } from '../../lake/schema/evm/logs.ts';
import { EVM_RECEIPTS } from '../../lake/schema/evm/receipts.ts';
import { EVM_TRANSACTIONS } from '../../lake/schema/evm/transactions.ts';
import { EVM_TRANSFERS } from '../../lake/schema/evm/transfers.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { writeHex } from '../../primitives/write-hex.ts';
import type { AssetFacts, LedgerBlock, LedgerTransaction } from './ledger-block.ts';

const KIND_PLACE = new Map(TRANSFER_KINDS.map((kind, i) => [kind, i]));
const EVENT_PLACE = new Map(EVENT_KINDS.map((kind, i) => [kind, i]));
const TOKEN_KIND: Readonly<Record<string, string>> = {
  erc20: 'erc20',
  wrap: 'erc20',
  unwrap: 'erc20',
  erc721: 'erc721',
  erc1155: 'erc1155',
  flow: 'flow',
};

/** An asset met in the segment. */
export interface LocalAsset {
  readonly kind: number;
  readonly contract: string | undefined;
  readonly tokenId: bigint | undefined;
}

/**
 * A run of blocks of an account chain as columns. Addresses, assets and accounts have numbers of the segment's own
 * until they are resolved; ids of blocks, transactions, transfers and events are global from the begin.
 */
export interface DraftSegment {
  readonly base: LedgerCounts;
  readonly tables: ReturnType<typeof createTables>;
  readonly addresses: string[];
  readonly assets: LocalAsset[];
  readonly facts: Map<string, AssetFacts>;
  /** Number of an address and an asset of each account. */
  readonly accountAddress: number[];
  readonly accountAsset: number[];
  readonly blockNumber: number[];
  readonly blockTime: number[];
  readonly blockFirstTx: number[];
  readonly blockFlags: number[];
  readonly blockHash: string[];
  readonly txHash: string[];
  readonly txBlock: number[];
  /** Numbers of addresses, -1 for none. */
  readonly txFrom: number[];
  readonly txTo: number[];
  readonly txFlags: number[];
  readonly txFirstTransfer: number[];
  readonly txFirstEvent: number[];
  readonly transferTx: number[];
  readonly transferKind: number[];
  readonly transferAsset: number[];
  /** Numbers of accounts, -1 for none. */
  readonly transferFrom: number[];
  readonly transferTo: number[];
  readonly transferValue: bigint[];
  readonly eventSite: number[];
  readonly eventLogIndex: number[];
  readonly eventKind: number[];
  readonly eventProtocol: string[];
  readonly lastHash: () => string;
  add(block: LedgerBlock): void;
}

function createTables() {
  return {
    blocks: createTableBuilder(EVM_BLOCKS),
    transactions: createTableBuilder(EVM_TRANSACTIONS),
    receipts: createTableBuilder(EVM_RECEIPTS),
    logs: createTableBuilder(EVM_LOGS),
    calls: createTableBuilder(EVM_CALLS),
    transfers: createTableBuilder(EVM_TRANSFERS),
    events: createTableBuilder(EVM_EVENTS),
  };
}

export function createLedgerSegment(base: LedgerCounts): DraftSegment {
  const addressOf = new Map<string, number>();
  const assetOf = new Map<string, number>();
  const accountOf = new Map<number, number>();
  const s: DraftSegment = {
    base,
    tables: createTables(),
    addresses: [],
    assets: [],
    facts: new Map(),
    accountAddress: [],
    accountAsset: [],
    blockNumber: [],
    blockTime: [],
    blockFirstTx: [],
    blockFlags: [],
    blockHash: [],
    txHash: [],
    txBlock: [],
    txFrom: [],
    txTo: [],
    txFlags: [],
    txFirstTransfer: [],
    txFirstEvent: [],
    transferTx: [],
    transferKind: [],
    transferAsset: [],
    transferFrom: [],
    transferTo: [],
    transferValue: [],
    eventSite: [],
    eventLogIndex: [],
    eventKind: [],
    eventProtocol: [],
    lastHash: () => s.blockHash[s.blockHash.length - 1] ?? '',
    add: (block) => addBlock(block),
  };
  // The chain's coin is the first asset everywhere, and the first account of every address.
  localAsset(0, undefined, undefined);

  function localAsset(kind: number, contract: string | undefined, tokenId: bigint | undefined): number {
    const key = tokenId === undefined ? `${kind}${contract}` : `${kind}${contract}:${tokenId}`;
    const known = assetOf.get(key);
    if (known !== undefined) return known;
    assetOf.set(key, s.assets.length);
    return s.assets.push({ kind, contract, tokenId }) - 1;
  }
  function localAddress(address: string): number {
    const known = addressOf.get(address);
    if (known !== undefined) return known;
    if (writeHex(address, new Uint8Array(20), 0) !== 20)
      throw new JejakError('HEX_INVALID', { meta: { input: address.slice(0, 80) } });
    const number = s.addresses.push(address) - 1;
    addressOf.set(address, number);
    localAccount(number, 0);
    return number;
  }
  function localAccount(address: number, asset: number): number {
    // Small whole numbers are the fast keys of a map: up to here they stay below 2^30.
    const near = asset < 1_024 && address < 1_048_576;
    const key = near ? address * 1_024 + asset : -(address * 67_108_864 + asset);
    const known = accountOf.get(key);
    if (known !== undefined) return known;
    const number = s.accountAddress.push(address) - 1;
    s.accountAsset.push(asset);
    accountOf.set(key, number);
    return number;
  }
  function addBlock(block: LedgerBlock): void {
    const blockId = base.blocks + s.blockNumber.length;
    const firstTx = base.transactions + s.txBlock.length;
    s.blockNumber.push(block.number);
    s.blockTime.push(block.time);
    s.blockFirstTx.push(firstTx);
    s.blockHash.push(block.hash ?? '');
    s.blockFlags.push(flagsOf(block));
    addBlockRow(s, block, { blockId, firstTx });
    const eventsOf = groupBy(block.events, (event) => event.txIndex);
    const undecoded = new Map(block.undecoded.map(({ logIndex, reason }) => [logIndex, reason]));
    for (const facts of block.assets) s.facts.set(facts.contract, facts);
    const byIndex = new Map<number, number>();
    for (const tx of block.transactions) {
      const txId = base.transactions + s.txBlock.length;
      byIndex.set(tx.index, txId);
      const firstTransfer = base.transfers + s.transferTx.length;
      s.txHash.push(tx.hash ?? '');
      s.txBlock.push(blockId);
      s.txFrom.push(tx.from ? localAddress(tx.from) : -1);
      s.txTo.push(tx.to ? localAddress(tx.to) : -1);
      s.txFlags.push(tx.failed ? TX_FAILED : 0);
      s.txFirstTransfer.push(firstTransfer);
      s.txFirstEvent.push(base.events + s.eventSite.length);
      addTransactionRow(s, block, { tx, txId, firstTransfer });
      tx.transfers.forEach((transfer, position) => {
        addTransfer(transfer, { txId, position, number: block.number });
      });
      for (const event of eventsOf.get(tx.index) ?? []) {
        s.tables.events.add([
          base.events + s.eventSite.length,
          txId,
          block.number,
          event.logIndex,
          event.kind,
          event.protocol,
          event.site,
          event.genuine,
          JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
        ]);
        s.eventSite.push(localAddress(event.site));
        s.eventLogIndex.push(event.logIndex);
        s.eventKind.push(EVENT_PLACE.get(event.kind)!);
        s.eventProtocol.push(event.protocol);
      }
    }
    addWholeBlock(s, block, { byIndex, undecoded });
  }
  function addTransfer(
    transfer: Transfer,
    at: { readonly txId: number; readonly position: number; readonly number: number },
  ): void {
    const kind = TOKEN_KIND[transfer.kind] ?? 'native';
    const place = ASSET_KINDS.indexOf(kind as (typeof ASSET_KINDS)[number]);
    const asset = place === 0 ? 0 : localAsset(place, transfer.asset.contract, transfer.asset.tokenId);
    s.tables.transfers.add([
      base.transfers + s.transferTx.length,
      at.txId,
      at.number,
      at.position,
      transfer.kind,
      transfer.from,
      transfer.to,
      // The number within the segment; made global when the segment is resolved.
      asset,
      transfer.value,
      transfer.logIndex,
      transfer.implied === true,
    ]);
    s.transferTx.push(at.txId);
    s.transferKind.push(KIND_PLACE.get(transfer.kind)!);
    s.transferAsset.push(asset);
    s.transferFrom.push(transfer.from === undefined ? -1 : localAccount(localAddress(transfer.from), asset));
    s.transferTo.push(transfer.to === undefined ? -1 : localAccount(localAddress(transfer.to), asset));
    s.transferValue.push(transfer.value);
  }
  return s;
}

function flagsOf({ block, flags }: LedgerBlock): number {
  if (flags !== undefined) return flags;
  if (!block) return BLOCK_FLAGS.flowTable | BLOCK_FLAGS.noTraces | BLOCK_FLAGS.noReceipts;
  return (block.receipts ? 0 : BLOCK_FLAGS.noReceipts) | (block.calls ? 0 : BLOCK_FLAGS.noTraces);
}

function addBlockRow(
  s: DraftSegment,
  ledger: LedgerBlock,
  ids: { readonly blockId: number; readonly firstTx: number },
): void {
  const { block } = ledger;
  const header = block?.header;
  const c = block?.checks;
  const checks = c
    ? [c.blockHash, c.transactionsRoot, c.receiptsRoot, c.logsBloom, c.withdrawalsRoot, c.senders]
    : [];
  s.tables.blocks.add([
    ids.blockId,
    ledger.number,
    ledger.hash,
    ledger.parentHash,
    ledger.time,
    header?.miner,
    header?.transactionsRoot,
    header?.receiptsRoot,
    header?.stateRoot,
    header?.logsBloom ?? '0x',
    header?.difficulty ?? 0n,
    header?.gasLimit ?? 0n,
    header?.gasUsed ?? 0n,
    header?.baseFeePerGas,
    ids.firstTx,
    ledger.transactions.length,
    checks.reduce((bits, good, i) => bits | (good ? 1 << i : 0), 0),
    (flagsOf(ledger) & BLOCK_FLAGS.noReceipts) === 0,
    (flagsOf(ledger) & BLOCK_FLAGS.noTraces) === 0,
  ]);
}

function addTransactionRow(
  s: DraftSegment,
  ledger: LedgerBlock,
  at: { readonly tx: LedgerTransaction; readonly txId: number; readonly firstTransfer: number },
): void {
  const { tx } = at;
  const whole = tx.index < 0 ? undefined : ledger.block?.transactions[tx.index];
  s.tables.transactions.add([
    at.txId,
    tx.hash,
    ledger.number,
    tx.index,
    whole?.type ?? 0,
    tx.from,
    tx.to,
    whole?.value ?? 0n,
    whole?.nonce ?? 0n,
    whole?.gas ?? 0n,
    whole?.gasPrice ?? 0n,
    whole?.input ?? '0x',
    tx.failed,
    at.firstTransfer,
    tx.transfers.length,
  ]);
}

/** Receipts, logs and calls, which only whole blocks have. */
function addWholeBlock(
  s: DraftSegment,
  { block }: LedgerBlock,
  about: {
    readonly byIndex: ReadonlyMap<number, number>;
    readonly undecoded: ReadonlyMap<number, string>;
  },
): void {
  for (const receipt of block?.receipts ?? []) {
    const txId = about.byIndex.get(receipt.txIndex)!;
    s.tables.receipts.add([
      txId,
      receipt.status === undefined ? undefined : Number(receipt.status),
      receipt.gasUsed,
      receipt.cumulativeGasUsed,
      receipt.effectiveGasPrice,
      receipt.extraFee,
      receipt.contractAddress,
      receipt.logs.length,
    ]);
    for (const log of receipt.logs) {
      const [topic0, topic1, topic2, topic3] = log.topics;
      const reason = about.undecoded.get(log.logIndex) ?? '';
      s.tables.logs.add([txId, log.logIndex, log.address, topic0, topic1, topic2, topic3, log.data, reason]);
    }
  }
  let position = 0;
  let previous = -1;
  for (const call of block?.calls ?? []) {
    position = call.txIndex === previous ? position + 1 : 0;
    previous = call.txIndex;
    const { type, from, to, value, reverted, selector } = call;
    const txId = about.byIndex.get(call.txIndex)!;
    s.tables.calls.add([txId, position, call.trace.join('.'), type, from, to, value, reverted, selector]);
  }
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
