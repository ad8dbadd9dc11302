import type { EvmBlock } from '../../chains/evm/block/evm-block.ts';
import {
  EVENT_KINDS,
  type EventAmount,
  type ProtocolEvent,
} from '../../chains/evm/protocols/protocol-event.ts';
import { TRANSFER_KINDS, type Transfer } from '../../chains/evm/transfers/transfer.ts';
import { BLOCK_FLAGS, NO_ASSET, TX_FAILED } from '../../graph/ledger/columns.ts';
import { protocolNumber } from '../../graph/ledger/protocol-number.ts';
import { createTableBuilder } from '../../lake/parquet/create-table-builder.ts';
import { ASSET_KINDS } from '../../lake/schema/evm/assets.ts';
import { EVM_BLOCKS } from '../../lake/schema/evm/blocks.ts';
import { EVM_CALLS } from '../../lake/schema/evm/calls.ts';
import { EVM_EVENTS } from '../../lake/schema/evm/events.ts';
import { isSourced } from '../../lake/schema/evm/is-sourced.ts';
import { EVM_LOGS } from '../../lake/schema/evm/logs.ts';
import { EVM_RECEIPTS } from '../../lake/schema/evm/receipts.ts';
import { EVM_TRANSACTIONS } from '../../lake/schema/evm/transactions.ts';
import { createNumberMap } from '../../primitives/create-number-map.ts';
import { addWholeBlock } from './add-whole-block.ts';
import type { AssetFacts } from './asset-facts.ts';
import { createAddressBook } from './create-address-book.ts';
import { createAmounts } from './create-amounts.ts';
import { createFlowAdder } from './create-flow-adder.ts';
import { createLists } from './create-ledger-lists.ts';
import { flowTransactionTable } from './flow-transaction-table.ts';
import type { LedgerBlock, LedgerTransaction } from './ledger-block.ts';
import type { ChainCounts, LedgerDraft, LocalAsset } from './ledger-draft.ts';
import { transferBytes } from './transfer-bytes.ts';

const KIND_PLACE: Readonly<Record<string, number>> = Object.fromEntries(
  TRANSFER_KINDS.map((kind, i) => [kind, i]),
);
const EVENT_PLACE = new Map(EVENT_KINDS.map((kind, i) => [kind, i]));
/** Place in ASSET_KINDS of what a kind of movement moves; absent: the chain's coin. */
const ASSET_PLACE: Readonly<Record<string, number>> = {
  erc20: ASSET_KINDS.indexOf('erc20'),
  wrap: ASSET_KINDS.indexOf('erc20'),
  unwrap: ASSET_KINDS.indexOf('erc20'),
  erc721: ASSET_KINDS.indexOf('erc721'),
  erc1155: ASSET_KINDS.indexOf('erc1155'),
  flow: ASSET_KINDS.indexOf('flow'),
};

/** A segment of an account chain while its blocks come in. */
export interface DraftSegment {
  add(block: LedgerBlock): void;
  /** Rows so far. */
  counts(): ChainCounts;
  /** Hash of the last block, empty where it has none. */
  lastHash(): string;
  /** The segment must not be used afterwards. */
  finish(): LedgerDraft;
}

function createTables() {
  return {
    blocks: createTableBuilder(EVM_BLOCKS),
    transactions: createTableBuilder(EVM_TRANSACTIONS),
    receipts: createTableBuilder(EVM_RECEIPTS),
    logs: createTableBuilder(EVM_LOGS),
    calls: createTableBuilder(EVM_CALLS),
    events: createTableBuilder(EVM_EVENTS),
  };
}

type Tables = ReturnType<typeof createTables>;

export function createLedgerSegment(base: ChainCounts): DraftSegment {
  const tables = createTables();
  const s = createLists();
  const addresses = createAddressBook();
  const homes: number[] = [];
  const assets: LocalAsset[] = [];
  const facts = new Map<string, AssetFacts>();
  const assetOf = ASSET_KINDS.map(() => new Map<string, number>());
  const accountOf = createNumberMap();
  let lastHash = '';
  const amounts = createAmounts();
  const eventAmounts = createAmounts();
  // The chain's coin is the first asset everywhere, and the first account of every address.
  localAsset(0, undefined, undefined);

  function localAsset(kind: number, contract: string | undefined, tokenId: bigint | undefined): number {
    const key = tokenId === undefined ? (contract ?? '') : `${contract}:${tokenId}`;
    const ofKind = assetOf[kind]!;
    const known = ofKind.get(key);
    if (known !== undefined) return known;
    ofKind.set(key, assets.length);
    return assets.push({ kind, contract, tokenId }) - 1;
  }
  function localAddress(address: string): number {
    return withHome(addresses.numberOf(address));
  }
  function withHome(number: number): number {
    if (number === homes.length) homes.push(newAccount(number, 0));
    return number;
  }
  function newAccount(address: number, asset: number): number {
    s.accountAsset.push(asset);
    return s.accountAddress.push(address);
  }
  function localAccount(address: string | undefined, asset: number): number {
    if (address === undefined) return -1;
    return accountOfAddress(localAddress(address), asset);
  }
  function accountOfAddress(number: number, asset: number): number {
    if (asset === 0) return homes[number]!;
    const key = number * 67_108_864 + asset;
    const known = accountOf.get(key);
    if (known >= 0) return known;
    const account = newAccount(number, asset);
    accountOf.add(key, account);
    return account;
  }
  function addBlock(block: LedgerBlock): void {
    const blockId = base.blocks + s.blockNumber.length;
    const firstTx = base.transactions + s.txBlock.length;
    s.blockNumber.push(block.number);
    s.blockTime.push(block.time);
    s.blockFirstTx.push(firstTx);
    s.blockFlags.push(flagsOf(block));
    lastHash = block.hash ?? '';
    addBlockRow(tables, block, { blockId, firstTx });
    const eventsOf = groupBy(block.events, (event) => event.txIndex);
    const undecoded = new Map(block.undecoded.map(({ logIndex, reason }) => [logIndex, reason]));
    for (const known of block.assets) facts.set(known.contract, known);
    for (const tx of block.transactions) {
      const txId = base.transactions + s.txBlock.length;
      const firstTransfer = base.transfers + s.transferTx.length;
      s.txBlock.push(blockId);
      s.txFrom.push(tx.from ? localAddress(tx.from) : -1);
      s.txTo.push(tx.to ? localAddress(tx.to) : -1);
      s.txFlags.push(tx.failed ? TX_FAILED : 0);
      s.txFirstTransfer.push(firstTransfer);
      s.txFirstEvent.push(base.events + s.eventSite.length);
      addTransactionRow(tables, block, { tx, txId, firstTransfer });
      for (const transfer of tx.transfers) addTransfer(transfer, txId);
      for (const event of eventsOf.get(tx.index) ?? [])
        addEvent(event, { tx, txId, number: block.number, firstTransfer });
    }
    if (block.flows) flows.add(block.flows, blockId);
    if (!block.block) return;
    const byIndex = new Map(block.transactions.map(({ index }, t) => [index, firstTx + t]));
    addWholeBlock(tables, block, { byIndex, undecoded });
  }
  function addEvent(
    event: ProtocolEvent,
    at: {
      readonly tx: LedgerTransaction;
      readonly txId: number;
      readonly number: number;
      readonly firstTransfer: number;
    },
  ): void {
    tables.events.add([
      base.events + s.eventSite.length,
      at.txId,
      at.number,
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
    s.eventGenuine.push(event.genuine ? 1 : 0);
    s.eventProtocol.push(protocolNumber(event.protocol));
    const first = at.firstTransfer - base.transfers;
    const moved = Array.from({ length: s.transferAsset.length - first }, (_, i) =>
      s.transferAsset.at(first + i),
    );
    const [paidIn, paidOut] = [event.paidIn, event.paidOut].map((paid) => namedAsset(event, paid, moved));
    s.eventPaidIn.push(paidIn!);
    s.eventPaidOut.push(paidOut!);
    s.eventPayer.push(namedParty(event.payer, at.tx));
    s.eventRecipient.push(namedParty(event.recipient, at.tx));
    eventAmounts.push(paidIn === NO_ASSET ? 0n : event.paidIn!.value);
    eventAmounts.push(paidOut === NO_ASSET ? 0n : event.paidOut!.value);
  }
  /** Number of an address that an event names, if it is a party of the transaction's transfers; -1 for none. */
  function namedParty(address: string | undefined, tx: LedgerTransaction): number {
    if (address === undefined) return -1;
    const takesPart = tx.transfers.some(({ from, to }) => from === address || to === address);
    return takesPart ? localAddress(address) : -1;
  }
  /** Local number of the one asset of a side of an event, if it is among those that moved; NO_ASSET for none. */
  function namedAsset(
    event: ProtocolEvent,
    amount: EventAmount | undefined,
    moved: readonly number[],
  ): number {
    if (!amount || event.also) return NO_ASSET;
    const { contract, tokenId } = amount.asset;
    return (
      moved.find((local) => assets[local]!.contract === contract && assets[local]!.tokenId === tokenId) ??
      NO_ASSET
    );
  }
  function addTransfer(transfer: Transfer, txId: number): void {
    const place = ASSET_PLACE[transfer.kind] ?? 0;
    const asset = place === 0 ? 0 : localAsset(place, transfer.asset.contract, transfer.asset.tokenId);
    amounts.push(transfer.value);
    s.transferTx.push(txId);
    s.transferKind.push(KIND_PLACE[transfer.kind]!);
    s.transferAsset.push(asset);
    s.transferFrom.push(localAccount(transfer.from, asset));
    s.transferTo.push(localAccount(transfer.to, asset));
    s.transferLog.push(transfer.logIndex ?? -1);
    s.transferImplied.push(transfer.implied ? 1 : 0);
  }
  const flows = createFlowAdder({
    base,
    lists: s,
    amounts,
    facts,
    localAsset: ({ kind, contract, tokenId }) =>
      kind === 'native' ? 0 : localAsset(ASSET_PLACE[kind]!, kind === 'flow' ? undefined : contract, tokenId),
    localAddress: (words, at) => withHome(addresses.numberOfWords(words, at)),
    localAccount: accountOfAddress,
  });
  const counts = (): ChainCounts => ({
    blocks: s.blockNumber.length,
    transactions: s.txBlock.length,
    transfers: s.transferTx.length,
    events: s.eventSite.length,
  });
  return {
    add: addBlock,
    counts,
    lastHash: () => lastHash,
    finish() {
      const rows = {
        base,
        counts: counts(),
        tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.finish()])),
        addresses: addresses.bytes(),
        assets,
        facts,
        accountAddress: s.accountAddress.finish(),
        accountAsset: s.accountAsset.finish(),
        blockNumber: s.blockNumber.finish(),
        blockTime: s.blockTime.finish(),
        blockFirstTx: s.blockFirstTx.finish(),
        blockFlags: s.blockFlags.finish(),
        txBlock: s.txBlock.finish(),
        txFrom: s.txFrom.finish(),
        txTo: s.txTo.finish(),
        txFlags: s.txFlags.finish(),
        txFirstTransfer: s.txFirstTransfer.finish(),
        txFirstEvent: s.txFirstEvent.finish(),
        transferTx: s.transferTx.finish(),
        transferKind: s.transferKind.finish(),
        transferAsset: s.transferAsset.finish(),
        transferFrom: s.transferFrom.finish(),
        transferTo: s.transferTo.finish(),
        transferValue: amounts.finish(),
        transferLog: s.transferLog.finish(),
        transferImplied: s.transferImplied.finish(),
        eventSite: s.eventSite.finish(),
        eventLogIndex: s.eventLogIndex.finish(),
        eventKind: s.eventKind.finish(),
        eventGenuine: s.eventGenuine.finish(),
        eventProtocol: s.eventProtocol.finish(),
        eventPaidIn: s.eventPaidIn.finish(),
        eventPaidOut: s.eventPaidOut.finish(),
        eventPayer: s.eventPayer.finish(),
        eventRecipient: s.eventRecipient.finish(),
        eventValue: eventAmounts.finish(),
      };
      const draft = { ...rows, ...transferBytes(rows) };
      // A segment is of one source: its transactions are those of a flow table, or of blocks.
      const hashes = flows.hashes();
      if (hashes.length === 0) return draft;
      const transactions = flowTransactionTable(draft, hashes);
      return { ...draft, tables: { ...draft.tables, transactions } };
    },
  };
}

function flagsOf({ block, flags }: LedgerBlock): number {
  if (flags !== undefined) return flags;
  if (!block)
    return BLOCK_FLAGS.flowTable | BLOCK_FLAGS.noTraces | BLOCK_FLAGS.noReceipts | BLOCK_FLAGS.sourced;
  return (
    (block.receipts ? 0 : BLOCK_FLAGS.noReceipts) |
    (block.calls ? 0 : BLOCK_FLAGS.noTraces) |
    (isSourced(checkBits(block), block.receipts !== undefined) ? BLOCK_FLAGS.sourced : 0)
  );
}

function checkBits({ checks: c }: EvmBlock): number {
  const list = [c.blockHash, c.transactionsRoot, c.receiptsRoot, c.logsBloom, c.withdrawalsRoot, c.senders];
  return list.reduce((bits, good, i) => bits | (good ? 1 << i : 0), 0);
}

function addBlockRow(
  tables: Tables,
  ledger: LedgerBlock,
  ids: { readonly blockId: number; readonly firstTx: number },
): void {
  const { block } = ledger;
  const header = block?.header;
  tables.blocks.add([
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
    ledger.flows ? ledger.flows.starts.length - 1 : ledger.transactions.length,
    block ? checkBits(block) : 0,
    (flagsOf(ledger) & BLOCK_FLAGS.noReceipts) === 0,
    (flagsOf(ledger) & BLOCK_FLAGS.noTraces) === 0,
  ]);
}

function addTransactionRow(
  tables: Tables,
  ledger: LedgerBlock,
  at: { readonly tx: LedgerTransaction; readonly txId: number; readonly firstTransfer: number },
): void {
  const { tx } = at;
  const whole = tx.index < 0 ? undefined : ledger.block?.transactions[tx.index];
  tables.transactions.add([
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

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
