import type { FlowSource } from '../../graph/flow-source.ts';
import { mixBit } from './mix-bits.ts';
import type { MixEvidence, MixSighting } from './mix-sighting.ts';

const MIX = mixBit('whirlpool-mix');
const TX0 = mixBit('whirlpool-tx0');
/** Premix outputs of a Tx0 that are looked at. */
const LOOKED_AT = 20;

export interface Lineage {
  /** The sighting with what the past of the coins, or for a Tx0 their future, adds. */
  readonly sighting: MixSighting;
  /** Coins whose other end the data does not tell: unspent so far. */
  readonly open: number;
}

/**
 * Asks where the coins of a Whirlpool sighting come from. A mix: coins of exactly the pool's value from mixes, the others
 * from a Tx0; with all of them right the confidence is 95, with none 30. A Tx0: 90 when one of its first 20 premix
 * outputs is spent in a mix. Source: METHODS part B (GraphSense).
 */
export async function whirlpoolLineage(
  source: FlowSource,
  tx: number,
  sighting: MixSighting,
): Promise<Lineage> {
  return sighting.kind === 'whirlpool-tx0' ? forward(source, tx, sighting) : backward(source, tx, sighting);
}

async function backward(source: FlowSource, tx: number, sighting: MixSighting): Promise<Lineage> {
  const denomination = sighting.denominations[0]!;
  const batch = await source.transactions(Float64Array.of(tx));
  const producers = await source.transactions(Float64Array.from(new Set(batch.inputTx)).sort());
  const mixesOf = new Map(Array.from(producers.tx, (id, i) => [id, producers.mixes[i]!]));
  let [fromMixes, fromTx0] = [0, 0];
  batch.inputTx.forEach((producer, i) => {
    const seen = mixesOf.get(producer)!;
    if (batch.inputValue[i] === denomination) fromMixes += (seen & MIX) === 0 ? 0 : 1;
    else fromTx0 += (seen & TX0) === 0 ? 0 : 1;
  });
  const right = fromMixes + fromTx0;
  const evidence: MixEvidence[] = [
    ...sighting.evidence,
    { fact: 'from-mixes', value: BigInt(fromMixes) },
    { fact: 'from-tx0', value: BigInt(fromTx0) },
  ];
  const confidence = right === batch.inputTx.length ? 95 : right === 0 ? 30 : sighting.confidence;
  return { sighting: { ...sighting, confidence, evidence }, open: 0 };
}

async function forward(source: FlowSource, tx: number, sighting: MixSighting): Promise<Lineage> {
  const denomination = sighting.denominations[0]!;
  const batch = await source.transactions(Float64Array.of(tx));
  const premix = Array.from(batch.outputValue, (value, o) => ({ value, spender: batch.outputSpender[o]! }))
    .filter(({ value }) => value > denomination && value <= denomination + 110_000n)
    .slice(0, LOOKED_AT);
  const spent = premix.filter(({ spender }) => spender >= 0);
  const spenders = await source.transactions(
    Float64Array.from(new Set(spent.map(({ spender }) => spender))).sort(),
  );
  const mixes = spenders.mixes.filter((seen) => (seen & MIX) !== 0).length;
  const evidence: MixEvidence[] = [...sighting.evidence, { fact: 'from-tx0', value: BigInt(mixes) }];
  const confidence = mixes > 0 ? 90 : spent.length === premix.length ? 30 : sighting.confidence;
  return { sighting: { ...sighting, confidence, evidence }, open: premix.length - spent.length };
}
