import type { MixerNote } from '../create-mixer.ts';
import type { EvmScene } from '../evm-scene.ts';
import type { Party } from '../party.ts';
import type { Crossed } from './crossed.ts';
import { sendOverBridge } from './send-over-bridge.ts';
import { sendOverThorchain } from './send-over-thorchain.ts';
import { storyBook } from './story-book.ts';

const COIN = 10n ** 18n;
/** What an address keeps for its fees. */
const GAS_MONEY = COIN / 2n;
const THEFT = 'theft-1';

export interface StoryPlan {
  /** Addresses of the thief's on Bitcoin, for four payouts. */
  readonly bitcoin: readonly string[];
  /** Filled while the story is played: what entered bridges. */
  readonly crossed: Crossed[];
}

/**
 * A theft from an exchange and what becomes of it, as acts to be played one after the other, after the pattern of 2021:
 * tokens to the coin on a DEX; split; mixed, and taken out through a relayer of the thief's own, as in the KuCoin case
 * of 2020; consolidated; over THORChain to Bitcoin. One token goes over a bridge to another EVM chain, one to another
 * exchange at once, and what was too little for the mixer goes to Bitcoin unmixed.
 */
export function theftStory(scene: EvmScene, plan: StoryPlan): (() => void)[] {
  const { world, truth, mixer, dex, exchangeA, exchangeB, tags } = scene;
  const { assets } = world.stage;
  const book = storyBook(scene);
  const asset = (symbol: string) => assets.findIndex((one) => one.symbol === symbol);
  const [usdt, usdc, dai, link] = ['USDT', 'USDC', 'DAI', 'LINK'].map(asset) as [
    number,
    number,
    number,
    number,
  ];
  const units = (which: number, whole: bigint) => whole * 10n ** BigInt(assets[which]!.decimals);
  const [first, stables, others] = ['theft coins', 'theft USDC', 'theft tokens'].map(book.person) as [
    Party,
    Party,
    Party,
  ];
  const relayer = book.person('relayer');
  const middle = Array.from({ length: 4 }, (_, i) => book.person(`intermediary ${i + 1}`));
  const depositors = Array.from({ length: 4 }, (_, i) => book.person(`depositor ${i + 1}`));
  const leftover = book.person('leftovers');
  const exits: Party[] = [];
  const pot = book.person('consolidation');
  const notes: MixerNote[] = [];
  let lastConsolidation = '';

  const steal = (to: Party, which: number, whole: bigint) => (): void => {
    const value = units(which, whole);
    const from = exchangeA.hot;
    const tx = book.pay('theft', { from, to, asset: which, value });
    truth.thefts.push({
      label: THEFT,
      victim: from.address,
      thief: to.address,
      tx,
      block: world.number,
      ...book.amount(which, value),
    });
  };
  const spare = (party: Party): bigint => party.held[0]! - GAS_MONEY;
  const give =
    (kind: 'gas' | 'split' | 'consolidation', from: Party, to: Party) =>
    (value: bigint): string =>
      book.pay(kind, { from, to, asset: 0, value });
  const sell = (user: Party, token: number, share: bigint) => (): void => {
    const value = user.held[token]! / share;
    const made = dex.swap(user, token, { asset: token, value });
    truth.swaps.push({
      chain: world.stage.chain.id,
      tx: made.tx,
      pool: made.pool,
      user: user.address,
      paidIn: book.amount(token, value),
      paidOut: book.amount(0, made.paidOut),
    });
    book.note('swap', { tx: made.tx, from: user.address, to: made.pool, asset: token, value });
  };
  const mixIn = (user: Party) => (): void => {
    for (const denomination of [100n * COIN, 10n * COIN]) {
      for (let i = 0; i < 3 && spare(user) > denomination + COIN; i++) {
        const note = mixer.deposit(user, denomination);
        notes.push(note);
        const at = { tx: note.deposit, asset: 0, value: denomination };
        book.note('mixer-deposit', { ...at, from: user.address, to: note.pool.address });
        book.rest('mixer', { ...at, address: note.pool.address, mixed: false, service: note.name });
      }
    }
  };
  /** Two notes an exit, through the relayer that nobody else uses. */
  const mixOut = (): void => {
    const note = notes.shift();
    if (!note) return;
    const used = exits[exits.length - 1];
    const recipient =
      used && used.held[0]! < 2n * note.denomination && used.held[0]! >= note.denomination / 2n
        ? used
        : book.person(`exit ${exits.length + 1}`);
    if (recipient !== used) exits.push(recipient);
    const { tx, paidOut } = mixer.withdraw(note, { recipient, relayer });
    truth.notes.push({
      chain: world.stage.chain.id,
      pool: note.pool.address,
      denomination: String(note.denomination),
      depositor: note.user.address,
      deposit: note.deposit,
      withdrawal: tx,
      recipient: recipient.address,
      relayer: relayer.address,
      thief: true,
    });
    const step = { tx, from: note.pool.address, to: recipient.address, asset: 0, value: paidOut };
    book.note('mixer-withdrawal', step);
  };
  const consolidate = (): void => {
    for (const exit of exits.slice(0, -1)) lastConsolidation = give('consolidation', exit, pot)(spare(exit));
    const keeper = exits[exits.length - 1]!;
    const tx = truth.steps.findLast(({ to }) => to === keeper.address)!.tx;
    book.rest('unspent', { address: keeper.address, tx, asset: 0, value: keeper.held[0]!, mixed: true });
  };
  const toBitcoin = (from: Party, which: number, share: bigint) => (): void => {
    const value = spare(from) / share;
    const mixed = from === pot;
    plan.crossed.push(sendOverThorchain(scene, { from, value, address: plan.bitcoin[which]!, mixed }));
  };
  const end = (): void => {
    const tx = lastConsolidation;
    book.rest('unspent', { address: pot.address, tx, asset: 0, value: pot.held[0]!, mixed: true });
    const kept = truth.thefts.find(({ thief, symbol }) => thief === others.address && symbol === 'LINK')!;
    book.rest('unspent', {
      address: others.address,
      tx: kept.tx,
      asset: link,
      value: others.held[link]!,
      mixed: false,
    });
  };

  return [
    () => {
      const value = 20n * COIN;
      if (!exchangeB.payOut(relayer, { asset: 0, value })) throw new RangeError('the exchange is empty');
    },
    steal(first, 0, 400n),
    steal(first, usdt, 600_000n),
    steal(stables, usdc, 300_000n),
    steal(others, dai, 200_000n),
    steal(others, link, 12_000n),
    () => {
      for (const to of [stables, others]) give('gas', first, to)(COIN);
    },
    sell(first, usdt, 3n),
    sell(others, dai, 1n),
    sell(first, usdt, 2n),
    sell(others, link, 2n),
    sell(first, usdt, 1n),
    sell(others, link, 2n),
    () => {
      for (const to of middle.slice(0, 2)) give('split', first, to)(235n * COIN);
      give('split', first, middle[2]!)(spare(first));
      give('split', others, middle[3]!)(spare(others));
    },
    () => {
      const value = stables.held[usdc]! / 3n;
      const at = exchangeB.depositAddress();
      const tx = exchangeB.deposit(stables, { asset: usdc, value, at });
      book.note('cash-out', { tx, from: stables.address, to: at.address, asset: usdc, value });
      book.rest('exchange_deposit', {
        address: at.address,
        tx,
        asset: usdc,
        value,
        mixed: false,
        service: exchangeB.name,
      });
      tags.push({ address: at.address, label: 'exchange-b deposit', category: 'exchange' });
    },
    () => {
      const value = stables.held[usdc]!;
      plan.crossed.push(sendOverBridge(scene, { from: stables, asset: usdc, value, toChain: 'bnb' }));
    },
    () => {
      for (const [i, from] of middle.entries()) give('split', from, depositors[i]!)(spare(from));
    },
    ...depositors.map(mixIn),
    () => {
      for (const from of depositors) if (spare(from) > 0n) give('consolidation', from, leftover)(spare(from));
    },
    toBitcoin(leftover, 3, 1n),
    ...Array.from({ length: 24 }, () => mixOut),
    consolidate,
    toBitcoin(pot, 0, 3n),
    toBitcoin(pot, 1, 2n),
    toBitcoin(pot, 2, 1n),
    end,
  ];
}
