import { addsUp } from './adds-up.ts';
import { genericCoinJoin } from './generic.ts';
import { isDivided } from './is-divided.ts';
import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';

/** Two equal outputs are what one wallet makes with a Stonewall, and what a payment of a round sum leaves by chance. */
const LEAST_PEOPLE = 3;
/** Satoshi, as in joinMarket: nobody mixes dust; equal sums of it carry tokens. */
const DUST = 2_730n;

/**
 * A CoinJoin of a wallet that has no rule of its own: the rule of BlockSci and GraphSense (genericCoinJoin) for three
 * people or more, without data, without heavy reuse of addresses, with inputs that can be divided among the people
 * (addsUp). What each condition costs and gives: docs/explanation/coinjoins.md.
 */
export function genericMix(shape: MixShape): MixSighting | undefined {
  const { transaction, inputScripts, spendable, asks } = shape;
  const { inputs, outputs } = transaction;
  if (asks('no-data') && spendable !== outputs.length) return undefined;
  const found = genericCoinJoin(
    inputs.map(({ script }) => script),
    outputs.map(({ value }) => value),
  );
  if (!found) return undefined;
  // crocs-muni's filter: more than a third of all coins on a script that another coin has too.
  const coins = inputs.length + outputs.length;
  if (asks('no-reuse') && 3 * (coins - shape.scripts) > coins) return undefined;
  if (asks('three-people') && found.participants < LEAST_PEOPLE) return undefined;
  if (asks('no-dust') && found.denomination <= DUST) return undefined;
  if (asks('no-near-equal') && isDivided(shape, found.denomination)) return undefined;
  const equal = { value: found.denomination, count: found.participants };
  if (asks('adds-up') && addsUp(transaction, equal) === 'no') return undefined;
  return {
    kind: 'generic',
    confidence: 30,
    participants: found.participants,
    denominations: [found.denomination],
    evidence: [
      { fact: 'equal-outputs', value: BigInt(found.participants) },
      { fact: 'inputs', value: BigInt(inputs.length) },
      { fact: 'input-scripts', value: BigInt(inputScripts) },
    ],
  };
}
