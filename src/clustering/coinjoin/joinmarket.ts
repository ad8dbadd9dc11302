import type { ScriptKind } from '../../chains/bitcoin/script-kind.ts';
import { addsUp } from './adds-up.ts';
import { isDivided } from './is-divided.ts';
import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import { mostCommon } from './most-common.ts';

/** Satoshi. */
const DUST = 2_730n;
/** 5 May 2015; the first round known is of 7 May. Source: crocs-muni, Dumplings, Constants.cs. */
const FIRST_BLOCK = 355_000;
/** More inputs or outputs than that, or so many times more of one than of the other, are gathered by one owner. */
const MOST = { coins: 100, times: 4 } as const;

/**
 * JoinMarket: three people or more with one equal output each, and change of each but the one who empties his wallet. All
 * coins are of one script type, since makers and taker use the same wallet; only one equal output may pay another type,
 * the taker's payment. No script twice, no data, and inputs that can be divided among the people (addsUp). Source:
 * METHODS part B (GraphSense); most inputs per output from crocs-muni's filter; script types and change are ours, see
 * docs/explanation/coinjoins.md for what each rule costs and gives.
 */
export function joinMarket(shape: MixShape): MixSighting | undefined {
  const { transaction, counts, inputScripts, spendable, asks } = shape;
  const { inputs, outputs, height } = transaction;
  if (height !== undefined && height < FIRST_BLOCK) return undefined;
  const mode = mostCommon(counts, (value) => value > DUST);
  if (!mode || mode.count < 3 || mode.count > inputScripts) return undefined;
  const others = spendable - mode.count;
  if (others === 0 || others > mode.count) return undefined;
  if (asks('no-data') && spendable !== outputs.length) return undefined;
  if (asks('change-of-each') && others < mode.count - 1) return undefined;
  if (asks('no-near-equal') && isDivided(shape, mode.value)) return undefined;
  if (asks('no-reuse') && shape.scripts !== inputScripts + spendable) return undefined;
  if (asks('one-wallet') && !isOneWallet(transaction, mode.value)) return undefined;
  const gathered = inputs.length > MOST.coins || inputs.length > MOST.times * outputs.length;
  if (asks('few-inputs') && gathered) return undefined;
  if (asks('adds-up') && addsUp(transaction, mode) === 'no') return undefined;
  return {
    kind: 'joinmarket',
    confidence: 49,
    participants: mode.count,
    denominations: [mode.value],
    evidence: [
      { fact: 'equal-outputs', value: BigInt(mode.count) },
      { fact: 'outputs', value: BigInt(outputs.length) },
      { fact: 'input-scripts', value: BigInt(inputScripts) },
    ],
  };
}

const WALLETS: readonly ScriptKind[] = ['p2pkh', 'p2sh', 'p2wpkh', 'p2tr'];

function isOneWallet({ inputs, outputs }: MixShape['transaction'], equal: bigint): boolean {
  const { kind } = inputs[0]!;
  if (!WALLETS.includes(kind) || inputs.some((input) => input.kind !== kind)) return false;
  const others = outputs.filter((output) => output.kind !== kind);
  return others.length === 0 || (others.length === 1 && others[0]!.value === equal);
}
