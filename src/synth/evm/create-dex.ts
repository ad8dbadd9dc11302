import { keccak256 } from '../../chains/evm/codec/keccak256.ts';
import { POOL_FACTORIES } from '../../chains/evm/protocols/swaps/pool-factories.ts';
import { bytesToHex, hexToBytes } from '../../primitives/hex.ts';
import { abiWord } from './abi-words.ts';
import type { EvmDraft, EvmWorld } from './create-evm-world.ts';
import type { Party } from './party.ts';

const ROUTER = '0x7a250d5630b4cf539739df2c5dacb4c659f2488d';
const GAS = 128_000;
const WRAPPED = 1;

export interface MadeSwap {
  readonly tx: string;
  readonly pool: string;
  readonly paidIn: bigint;
  readonly paidOut: bigint;
}

/** Pools of Uniswap V2's kind, one a token against the wrapped coin, and the router in front of them. */
export interface Dex {
  readonly router: Party;
  /** What the pool would give for so much of the asset (0: the coin) against the token. */
  quote(token: number, paid: { readonly asset: number; readonly value: bigint }): bigint;
  /** Coins for a token, or a token for coins. */
  swap(user: Party, token: number, paid: SwapOrder): MadeSwap;
}

export interface SwapOrder {
  readonly asset: number;
  readonly value: bigint;
  /** What else happens in the transaction. */
  readonly also?: (draft: EvmDraft, pool: Party) => void;
}

/**
 * `reserves`: what the pool of each token has of the token and of the wrapped coin at the begin. Pools keep x * y = k
 * after a fee of 0.3 %, as Uniswap V2; their addresses are those that the real factory would give them.
 */
export function createDex(
  world: EvmWorld,
  reserves: ReadonlyMap<number, { readonly token: bigint; readonly coin: bigint }>,
): Dex {
  const { assets, chain } = world.stage;
  const router = world.contract(ROUTER);
  const wrapper = assets[WRAPPED]!.contract!;
  const pools = new Map<number, { readonly party: Party; readonly tokenFirst: boolean }>();
  for (const [token, start] of reserves) {
    const contract = assets[token]!.contract!;
    const party = world.contract(poolAddress(chain.id, [contract, wrapper]));
    party.held[token] = start.token;
    party.held[WRAPPED] = start.coin;
    // Every wrapped coin is backed by one that the wrapping contract has.
    world.contract(wrapper).held[0]! += start.coin;
    pools.set(token, { party, tokenFirst: contract < wrapper });
  }

  function quote(token: number, paid: { readonly asset: number; readonly value: bigint }): bigint {
    const { held } = pools.get(token)!.party;
    const [into, out] = paid.asset === 0 ? [held[WRAPPED]!, held[token]!] : [held[token]!, held[WRAPPED]!];
    const counted = paid.value * 997n;
    return (counted * out) / (into * 1_000n + counted);
  }

  return {
    router,
    quote,
    swap(user, token, paid) {
      const { party: pool, tokenFirst } = pools.get(token)!;
      const { value } = paid;
      const out = quote(token, paid);
      const buys = paid.asset === 0;
      const draft = world.begin(user, router, {
        value: buys ? value : 0n,
        input: `${buys ? '0x7ff36ab5' : '0x18cbafe5'}${abiWord(value)}${abiWord(out)}`,
      });
      if (buys) {
        draft.wrap(router, value);
        draft.token(WRAPPED, { from: router, to: pool, value });
        draft.token(token, { from: pool, to: user, value: out });
      } else {
        draft.token(token, { from: user, to: pool, value });
        draft.token(WRAPPED, { from: pool, to: router, value: out });
      }
      const both = (ofToken: bigint, ofCoin: bigint) => (tokenFirst ? [ofToken, ofCoin] : [ofCoin, ofToken]);
      draft.log(pool, 'sync', {
        indexed: [],
        data: both(pool.held[token]!, pool.held[WRAPPED]!).map(abiWord),
      });
      const ins = buys ? both(0n, value) : both(value, 0n);
      const outs = buys ? both(out, 0n) : both(0n, out);
      const to = buys ? user : router;
      draft.log(pool, 'swap', {
        indexed: [abiWord(router.address), abiWord(to.address)],
        data: [...ins, ...outs].map(abiWord),
      });
      if (!buys) {
        draft.unwrap(router, out);
        draft.call(router, user, out);
      }
      paid.also?.(draft, pool);
      return { tx: draft.end(GAS), pool: pool.address, paidIn: value, paidOut: out };
    },
  };
}

function poolAddress(chain: string, pair: readonly string[]): string {
  const factory = POOL_FACTORIES.find((one) => one.chain === chain && one.fees === undefined)!;
  const keccak = (hex: string) => bytesToHex(keccak256(hexToBytes(hex)));
  const salt = keccak(
    [...pair]
      .sort()
      .map((token) => token.slice(2))
      .join(''),
  );
  return `0x${keccak(`ff${factory.deployer.slice(2)}${salt}${factory.initCodeHash.slice(2)}`).slice(24)}`;
}
