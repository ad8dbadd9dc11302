import type { EvmBlock } from '../../chains/evm/block/evm-block.ts';
import type { EvmSource } from '../sources/evm/evm-source.ts';
import type { AssetFacts } from './asset-facts.ts';
import type { LedgerBlock } from './ledger-block.ts';
import type { LedgerNote, LedgerSource } from './ledger-source.ts';
import { toLedgerBlock } from './to-ledger-block.ts';

export interface EvmLedgerOptions {
  /** First and last number wanted. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly follows: boolean;
  /** What the source knows about tokens that are new to it. */
  readonly factsOf?: (contracts: readonly string[]) => Promise<readonly AssetFacts[]>;
}

/** Verified blocks of an EVM chain as a source of ledgers. */
export function openEvmLedger(source: EvmSource, options: EvmLedgerOptions): LedgerSource {
  const { chain } = source;
  const first = Math.max(source.firstHeight, options.from ?? 0);
  const tip = Math.min(source.tipHeight, options.to ?? Number.MAX_SAFE_INTEGER);
  const seen = new Set<string>();
  const counted = new Map<LedgerNote['kind'], LedgerNote>();
  const count = (kind: LedgerNote['kind'], more: number, place: string): void => {
    const known = counted.get(kind);
    if (more > 0)
      counted.set(kind, { kind, count: (known?.count ?? 0) + more, first: known?.first ?? place });
  };

  async function decode(block: EvmBlock): Promise<LedgerBlock> {
    const plain = toLedgerBlock(block, chain);
    const { place } = block;
    if (!block.calls) count('no-traces', 1, place);
    if (!block.receipts) count('no-receipts', 1, place);
    count('undecoded', plain.undecoded.length, `${place}: ${plain.undecoded[0]?.reason}`);
    const transfers = plain.transactions.flatMap((tx) => tx.transfers);
    count('implied', transfers.filter(({ implied }) => implied).length, place);
    if (!block.checks.senders && block.transactions.length > 0) count('senders', 1, place);
    const unverified = [
      ...(block.checks.blockHash ? [] : ['block hash']),
      ...(block.checks.transactionsRoot || block.transactions.length === 0 ? [] : ['transactions root']),
    ];
    if (unverified.length > 0) count('unverified', 1, `${place}: ${unverified.join(', ')}`);
    const fresh = transfers
      .map(({ asset }) => asset.contract)
      .filter((contract): contract is string => contract !== undefined && !seen.has(contract));
    for (const contract of fresh) seen.add(contract);
    if (!options.factsOf || fresh.length === 0) return plain;
    return { ...plain, assets: await options.factsOf([...new Set(fresh)]) };
  }

  return {
    name: source.name,
    chain,
    firstNumber: first,
    tipNumber: tip < first ? -1 : tip,
    cheapToReread: !options.follows,
    follows: true,
    hashAt: (number) => source.hashAt(number),
    async *blocks(from) {
      for await (const block of source.blocks(Math.max(from, first))) {
        if (block.header.number > tip) return;
        yield await decode(block);
      }
    },
    get notes(): LedgerNote[] {
      const own = source.notes.map(
        ({ kind, count: n, first: place }): LedgerNote => ({
          kind: kind === 'incomplete' ? 'bad-row' : kind,
          count: n,
          first: place,
        }),
      );
      // What a source says of all its blocks is not said again of the ones that were read.
      const said = new Set(own.map(({ kind }) => kind));
      return [...own, ...[...counted.values()].filter(({ kind }) => !said.has(kind))];
    },
    close: () => source.close(),
  };
}
