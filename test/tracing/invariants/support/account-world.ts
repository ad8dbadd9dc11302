import fc from 'fast-check';
import type { Tx } from '../../../support/make-ledger.ts';

/** One payment of one asset; `fee` is paid to a miner in the same transaction. */
export interface Payment {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  /** Absent for the coin. */
  readonly asset?: string;
  readonly fee?: bigint;
}

/** Those who start; nobody else pays them but where a test says so. */
export const THIEVES = ['thief1', 'thief2'] as const;
const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
const ASSETS = [undefined, 'TOK'] as const;
/** What everybody is given in the first block, of each asset: little enough that accounts run empty. */
const GIVEN = 1_000n;

/** Block by block. The first one gives everybody something clean; afterwards nobody pays what he does not have. */
export type AccountWorld = readonly (readonly Payment[])[];

export interface WorldShape {
  readonly fees?: boolean;
  readonly selves?: boolean;
  /** People may pay the thieves. */
  readonly returns?: boolean;
}

/** Payments in which everybody has what he pays; often all that he has, so that accounts are emptied and filled again. */
export function accountWorld(shape: WorldShape = {}): fc.Arbitrary<AccountWorld> {
  const payers = [...THIEVES, ...PEOPLE];
  const receivers = shape.returns ? payers : PEOPLE;
  const step = fc.record({
    from: fc.constantFrom(...payers),
    to: fc.constantFrom(...receivers),
    part: fc.oneof(fc.constant(1_000n), fc.bigInt({ min: 1n, max: 1_000n })),
    asset: fc.constantFrom(...ASSETS),
    fee: fc.bigInt({ min: 0n, max: 20n }),
  });
  return fc
    .array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 20 })
    .map((blocks) => {
      const held = new Map<string, bigint>();
      const given = payers.flatMap((to) =>
        ASSETS.filter((asset) => asset === undefined || to !== 'b').map((asset): Payment => {
          held.set(`${to} ${asset}`, GIVEN);
          return { from: 'faucet', to, value: GIVEN, ...(asset && { asset }) };
        }),
      );
      const rest = blocks.map((steps) =>
        steps.flatMap(({ from, to, part, asset, fee }): Payment[] => {
          const has = held.get(`${from} ${asset}`) ?? 0n;
          const value = (has * part) / 1_000n;
          if (value === 0n || (from === to && !shape.selves)) return [];
          held.set(`${from} ${asset}`, has - value);
          held.set(`${to} ${asset}`, (held.get(`${to} ${asset}`) ?? 0n) + value);
          const coins = held.get(`${from} undefined`) ?? 0n;
          const paid = shape.fees && from !== to ? (fee < coins ? fee : coins) : 0n;
          held.set(`${from} undefined`, coins - paid);
          return [{ from, to, value, ...(asset && { asset }), ...(paid > 0n && { fee: paid }) }];
        }),
      );
      return [given, ...rest];
    });
}

/** A transaction a payment. */
export function transactionsOf(world: AccountWorld): Tx[][] {
  return world.map((block) =>
    block.map(({ from, to, value, asset, fee }): Tx => {
      const move = { from, to, value, ...(asset && { asset }) };
      return { sender: from, moves: fee ? [move, { from, to: 'miner', value: fee, kind: 'fee' }] : [move] };
    }),
  );
}
