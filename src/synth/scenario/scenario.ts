import { displayHash } from '../../primitives/display-hash.ts';
import type { Coin } from '../coin.ts';
import type { Exchange } from '../exchange.ts';
import type { MadeTransaction } from '../transaction-writer.ts';
import type { Truth, TruthOutput } from '../truth.ts';
import type { Wallets } from '../wallets.ts';
import type { NamedOwner, World } from '../world.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

/** Lists of the truth that the scenario fills. */
export type TruthLists = Mutable<
  Pick<Truth, 'thefts' | 'resting' | 'peels' | 'consolidations' | 'mixes' | 'chips' | 'services'>
>;

/** The stage of the story: the world, the services in it, a purse that pays for props, and the notebook of truth. */
export interface Scenario extends World {
  readonly wallets: Wallets;
  readonly exchangeA: Exchange;
  readonly exchangeB: Exchange;
  readonly truth: TruthLists;
  /** Pays the amounts to fresh addresses of an owner out of mined coins. */
  readonly grant: (
    owner: NamedOwner | number,
    amounts: readonly number[],
    kind?: Coin['address']['kind'],
  ) => Coin[];
  /** Puts a mined coin aside for later acts; false when enough is there. */
  readonly save: () => boolean;
  /** Tags that an investigator would know. */
  readonly tags: { address: string; label: string; category: string; confidence: string }[];
}

/** One act of the story; acts of one campaign run in order, some blocks apart. */
export type Act = (scenario: Scenario) => void;

export function truthOutput(scenario: Scenario, coin: Coin): TruthOutput {
  return {
    outpoint: `${displayHash(coin.txid)}:${coin.vout}`,
    address: scenario.book.text(coin.address),
    amount: String(coin.value),
  };
}

export function txidOf(made: MadeTransaction): string {
  return displayHash(made.txid);
}
