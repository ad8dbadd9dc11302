import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import type { AssetFacts } from './asset-facts.ts';
import { createAmounts } from './create-amounts.ts';
import type { createLists } from './create-ledger-lists.ts';
import { type FlowAsset, type FlowNames, type FlowRun, NO_ADDRESS } from './flow-run.ts';
import type { ChainCounts } from './ledger-draft.ts';

/** What rows of a segment are added to. */
export interface FlowTarget {
  readonly base: ChainCounts;
  readonly lists: ReturnType<typeof createLists>;
  readonly amounts: ReturnType<typeof createAmounts>;
  readonly facts: Map<string, AssetFacts>;
  /** The segment's numbers. */
  localAsset(asset: FlowAsset): number;
  localAddress(words: Uint32Array, at: number): number;
  localAccount(address: number, asset: number): number;
}

const KIND = { native: 0, erc20: 0, erc721: 0, flow: 0 };
for (const kind of Object.keys(KIND) as (keyof typeof KIND)[]) KIND[kind] = TRANSFER_KINDS.indexOf(kind);

export interface FlowAdder {
  add(run: FlowRun, blockId: number): void;
  /** Hashes of the transactions that were added, 32 bytes each. */
  hashes(): Uint8Array;
}

/** Adds rows of flow tables to a segment, from columns to columns; what the table has numbers for is looked up once. */
export function createFlowAdder(target: FlowTarget): FlowAdder {
  const { base, lists: s, amounts, facts } = target;
  const hashes = createAmounts();
  let names: FlowNames | undefined;
  // The segment's numbers by those of the table, -1 for what has none yet.
  let addressOf = new Int32Array(0);
  let assetOf: number[] = [];
  let words: Uint32Array = new Uint32Array(0);

  function use(next: FlowNames): void {
    if (names !== next) {
      names = next;
      addressOf = new Int32Array(0);
      assetOf = [];
    }
    words = next.addresses.words();
    const size = next.addresses.size();
    if (addressOf.length >= size) return;
    const before = addressOf;
    addressOf = new Int32Array(2 * size).fill(-1);
    addressOf.set(before);
  }
  function localAsset(number: number, asset: FlowAsset): number {
    const known = assetOf[number];
    if (known !== undefined) return known;
    const local = target.localAsset(asset);
    assetOf[number] = local;
    return local;
  }
  function account(address: number, asset: number): number {
    if (address === NO_ADDRESS) return -1;
    let local = addressOf[address]!;
    if (local < 0) {
      local = target.localAddress(words, 5 * address);
      addressOf[address] = local;
    }
    return target.localAccount(local, asset);
  }
  /** What the first row of a contract in the block says of it. */
  function learn({ columns, inFile }: FlowRun): void {
    let last = -1;
    const told = new Set<string>();
    for (let i = 0; i < inFile.length; i++) {
      const number = columns.asset[inFile[i]!]!;
      if (number === last) continue;
      last = number;
      const known = columns.names.assets[number]!.facts;
      if (known === undefined || told.has(known.contract)) continue;
      told.add(known.contract);
      facts.set(known.contract, known);
    }
  }

  function add(run: FlowRun, blockId: number): void {
    const { columns, rows, starts } = run;
    const { txWords, from, to, asset, value } = columns;
    use(columns.names);
    learn(run);
    for (let t = 0; t + 1 < starts.length; t++) {
      const txId = base.transactions + s.txBlock.length;
      const firstTransfer = base.transfers + s.transferTx.length;
      s.txBlock.push(blockId);
      s.txFrom.push(-1);
      s.txTo.push(-1);
      s.txFlags.push(0);
      s.txFirstTransfer.push(firstTransfer);
      s.txFirstEvent.push(base.events + s.eventSite.length);
      hashes.pushWords(txWords, 8 * rows[starts[t]!]!);
      for (let i = starts[t]!; i < starts[t + 1]!; i++) {
        const row = rows[i]!;
        const moved = columns.names.assets[asset[row]!]!;
        const local = localAsset(asset[row]!, moved);
        amounts.pushWords(value, 8 * row);
        s.transferTx.push(txId);
        s.transferKind.push(KIND[moved.kind]);
        s.transferAsset.push(local);
        s.transferFrom.push(account(from[row]!, local));
        s.transferTo.push(account(to[row]!, local));
        s.transferLog.push(-1);
        s.transferImplied.push(0);
      }
    }
  }
  return { add, hashes: () => new Uint8Array(hashes.finish().buffer) };
}
