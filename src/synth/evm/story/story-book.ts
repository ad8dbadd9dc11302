import type { EvmScene } from '../evm-scene.ts';
import type { EvmTruthResting, TruthAmount, TruthStep } from '../evm-truth.ts';
import type { Party } from '../party.ts';

const COIN_GAS = 21_000;
const TOKEN_GAS = 52_000;

/** The thief's hand in one chain: does it and writes it down. */
export interface StoryBook {
  /** Somebody new whom the thief controls. */
  person(role: string): Party;
  amount(asset: number, value: bigint): TruthAmount;
  note(
    kind: TruthStep['kind'],
    step: { tx: string; from: string; to: string; asset: number; value: bigint },
  ): void;
  /** A payment, written down as a step; the transaction's hash. */
  pay(kind: TruthStep['kind'], paid: { from: Party; to: Party; asset: number; value: bigint }): string;
  rest(
    kind: EvmTruthResting['kind'],
    at: { address: string; tx: string; asset: number; value: bigint; mixed: boolean; service?: string },
  ): void;
}

export function storyBook(scene: EvmScene): StoryBook {
  const { world, truth } = scene;
  const { assets, chain } = world.stage;

  function amount(asset: number, value: bigint): TruthAmount {
    const { symbol, contract } = assets[asset]!;
    return { chain: chain.id, symbol, ...(contract && { contract }), amount: String(value) };
  }
  const book: StoryBook = {
    amount,
    person(role) {
      const person = world.person();
      truth.thief.push({ chain: chain.id, address: person.address, role });
      return person;
    },
    note(kind, { tx, from, to, asset, value }) {
      truth.steps.push({ kind, tx, block: world.number, from, to, ...amount(asset, value) });
    },
    pay(kind, { from, to, asset, value }) {
      let tx: string;
      if (asset === 0) tx = world.begin(from, to, { value }).end(COIN_GAS);
      else {
        const draft = world.begin(from, world.contract(assets[asset]!.contract!), { input: '0xa9059cbb' });
        draft.token(asset, { from, to, value });
        tx = draft.end(TOKEN_GAS);
      }
      book.note(kind, { tx, from: from.address, to: to.address, asset, value });
      return tx;
    },
    rest(kind, { address, tx, asset, value, mixed, service }) {
      truth.resting.push({ kind, address, tx, mixed, ...(service && { service }), ...amount(asset, value) });
    },
  };
  return book;
}
