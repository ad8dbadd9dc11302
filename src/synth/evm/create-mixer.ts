import { TORNADO_POOLS } from '../../chains/evm/protocols/mixers/tornado-pools.ts';
import { abiWord } from './abi-words.ts';
import type { EvmWorld } from './create-evm-world.ts';
import type { Party } from './party.ts';
import { randomHex } from './random-hex.ts';

const DEPOSIT_GAS = 900_000;
const WITHDRAWAL_GAS = 340_000;
/** The relayer's part of a note, in parts of 10,000. */
const RELAYER_FEE = 30n;

/** A deposit, known to whoever made it. */
export interface MixerNote {
  readonly pool: Party;
  readonly name: string;
  readonly denomination: bigint;
  readonly user: Party;
  readonly commitment: string;
  readonly deposit: string;
}

/** Pools that take one amount each and give it out to anybody who knows a note. */
export interface Mixer {
  readonly denominations: readonly bigint[];
  readonly pools: readonly string[];
  deposit(user: Party, denomination: bigint): MixerNote;
  withdraw(note: MixerNote, people: { readonly recipient: Party; readonly relayer: Party }): MixerExit;
}

export interface MixerExit {
  readonly tx: string;
  readonly nullifier: string;
  /** What the recipient got. */
  readonly paidOut: bigint;
}

/** The pools of the coin on the world's chain that have one of these denominations, whole coins. */
export function createMixer(world: EvmWorld, whole: readonly bigint[]): Mixer {
  const { random, stage } = world;
  const pools = whole.map((coins) => {
    const denomination = coins * 10n ** 18n;
    const known = TORNADO_POOLS.find(
      (pool) => pool.chain === stage.chain.id && !pool.contract && pool.denomination === denomination,
    )!;
    return { party: world.contract(known.address), denomination, name: known.name, leaves: 0 };
  });
  return {
    denominations: pools.map(({ denomination }) => denomination),
    pools: pools.map(({ party }) => party.address),
    deposit(user, denomination) {
      const pool = pools.find((one) => one.denomination === denomination)!;
      const commitment = randomHex(random, 8);
      const draft = world.begin(user, pool.party, {
        value: denomination,
        input: `0xb214faa5${commitment.slice(2)}`,
      });
      draft.log(pool.party, 'mixerDeposit', {
        indexed: [commitment.slice(2)],
        data: [abiWord(pool.leaves++), abiWord(world.time)],
      });
      const deposit = draft.end(DEPOSIT_GAS);
      return { pool: pool.party, name: pool.name, denomination, user, commitment, deposit };
    },
    withdraw({ pool, denomination }, { recipient, relayer }) {
      const fee = (denomination * RELAYER_FEE) / 10_000n;
      const nullifier = randomHex(random, 8);
      const draft = world.begin(relayer, pool, {
        input: `0x21a0adb6${nullifier.slice(2)}${abiWord(recipient.address)}${abiWord(relayer.address)}`,
      });
      draft.call(pool, recipient, denomination - fee);
      draft.call(pool, relayer, fee);
      draft.log(pool, 'mixerWithdrawal', {
        indexed: [abiWord(relayer.address)],
        data: [abiWord(recipient.address), nullifier.slice(2), abiWord(fee)],
      });
      return { tx: draft.end(WITHDRAWAL_GAS), nullifier, paidOut: denomination - fee };
    },
  };
}
