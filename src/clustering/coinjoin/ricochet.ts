import type { FlowSource } from '../../graph/flow-source.ts';
import type { MixSighting } from './mix-sighting.ts';

/**
 * Where a wallet pays for a Ricochet, and how much, satoshi. Source: am-i-exposed, issues 36 and 47: Ashigaru; the same
 * text gives 200,000 sat for Samourai, whose address changed and is not in this list: name it as `fees`.
 */
export const RICOCHET_FEES = [
  { address: 'bc1qsc887pxce0r3qed50e8he49a3amenemgptakg2', fee: 100_000n },
] as const;

const MOST_HOPS = 4;

/**
 * Looks back from a transaction for a Ricochet: up to four hops of one input and one output, begun by a transaction that
 * pays the wallet's fee. The hops are one owner's way to be further away from where the coins were. Undefined: none.
 */
export async function ricochet(
  source: FlowSource,
  tx: number,
  fees: readonly { readonly address: string; readonly fee: bigint }[] = RICOCHET_FEES,
): Promise<MixSighting | undefined> {
  const known = new Map<number, bigint>();
  for (const { address, fee } of fees) {
    const id = await find(source, address);
    if (id !== undefined) known.set(id, fee);
  }
  if (known.size === 0) return undefined;
  let at = tx;
  for (let hops = 0; hops <= MOST_HOPS; hops++) {
    const batch = await source.transactions(Float64Array.of(at));
    const paid = batch.outputValue.findIndex((value, o) => known.get(batch.outputAddress[o]!) === value);
    if (paid >= 0 && batch.outputValue.length >= 2) {
      return {
        kind: 'ricochet',
        confidence: hops === 0 ? 60 : 80,
        participants: 1,
        denominations: [],
        evidence: [
          { fact: 'service-fee', value: batch.outputValue[paid]! },
          { fact: 'hops', value: BigInt(hops) },
        ],
      };
    }
    if (batch.inputTx.length !== 1 || batch.outputValue.length !== 1 || batch.inputTx[0]! < 0)
      return undefined;
    at = batch.inputTx[0]!;
  }
  return undefined;
}

/** The list names addresses of the main chain: on another chain there is none of them. */
async function find(source: FlowSource, address: string): Promise<number | undefined> {
  const { chain } = await source.coverage();
  return chain === 'bitcoin' ? source.findAddress(address) : undefined;
}
