import { decodeAddress } from '../../chains/bitcoin/address/decode-address.ts';
import type { FlowCoverage, FlowSource } from '../../graph/flow-source.ts';
import { type Chain, chainById } from '../../primitives/chain.ts';

/** Blocks that are asked about at once, and outputs of an address. */
const AT_ONCE = 100_000;

/** Dense ids: from the first to before the end. */
interface Span {
  readonly first: number;
  readonly end: number;
}

/**
 * Transactions that pay one of these addresses in blocks whose headers are of a time, UTC seconds, both included. What is no
 * address of the chain is paid by none.
 */
export async function paymentsTo(
  source: FlowSource,
  texts: readonly string[],
  time: { readonly from: number; readonly to: number },
): Promise<Set<number>> {
  const found = new Set<number>();
  const coverage = await source.coverage();
  const chain = chainById(coverage.chain);
  const valid = [...new Set(texts)].filter((text) => isAddress(chain, text));
  const addresses = (await source.findAddresses(valid)).filter((id) => id !== undefined);
  if (addresses.length === 0) return found;
  const spans = await spansOf(source, coverage, time);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return found;
  const behind =
    last.end < coverage.transactions
      ? (await source.transactions(Float64Array.of(last.end))).outputFirst[0]!
      : coverage.outputs;
  for (const address of addresses) {
    let before = behind;
    for (;;) {
      const outputs = await source.outputsOfAddress(address, { before, limit: AT_ONCE });
      if (outputs.length === 0) break;
      const { maker } = await source.outputs(outputs.toReversed());
      for (const tx of maker) if (isWithin(spans, tx)) found.add(tx);
      if (maker[0]! < first.first || outputs.length < AT_ONCE) break;
      before = outputs.at(-1)!;
    }
  }
  return found;
}

function isAddress(chain: Chain, text: string): boolean {
  try {
    decodeAddress(chain, text);
    return true;
  } catch {
    return false;
  }
}

/** Transactions of the blocks of a time, ascending: headers need not be in its order. */
async function spansOf(
  source: FlowSource,
  { tipHeight }: FlowCoverage,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Span[]> {
  const spans: { first: number; end: number }[] = [];
  for (let height = 0; height <= tipHeight; height += AT_ONCE) {
    const length = Math.min(AT_ONCE, tipHeight + 1 - height);
    const blocks = await source.blocks(Uint32Array.from({ length }, (_, i) => height + i));
    for (let i = 0; i < length; i++) {
      if (blocks.time[i]! < from || blocks.time[i]! > to) continue;
      const first = blocks.firstTx[i]!;
      const last = spans.at(-1);
      if (last?.end === first) last.end = first + blocks.txCount[i]!;
      else spans.push({ first, end: first + blocks.txCount[i]! });
    }
  }
  return spans;
}

function isWithin(spans: readonly Span[], tx: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= tx) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low]!.first <= tx;
}
