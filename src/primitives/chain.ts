import { type Asset, BTC } from './asset.ts';
import { JejakError } from './jejak-error.ts';

export type ChainId = 'bitcoin' | 'bitcoin-testnet' | 'bitcoin-regtest';

/** A chain is a data record; nothing in the code branches on a chain's name. */
export interface Chain {
  readonly id: ChainId;
  readonly family: 'bitcoin';
  readonly asset: Asset;
  /** First four bytes of every framed block, as in the file. */
  readonly magic: Uint8Array;
  /** Hash of block 0 as displayed. */
  readonly genesis: string;
  /** Blocks between two halvings of the subsidy; the first is 50 coins. */
  readonly halving: number;
  readonly base58: { readonly p2pkh: number; readonly p2sh: number };
  readonly bech32: string;
  /** Highest target (compact form) that a header may claim. */
  readonly powLimitBits: number;
  /** First height at which the rules of BIP 141 hold: a block's witness commitment counts from here on. */
  readonly segwitHeight: number;
}

/** Sources: Bitcoin Core src/kernel/chainparams.cpp (facts: magic, genesis, prefixes, halving interval,
 * SegwitHeight). */
export const CHAINS: Readonly<Record<ChainId, Chain>> = {
  bitcoin: {
    id: 'bitcoin',
    family: 'bitcoin',
    asset: BTC,
    magic: Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9),
    genesis: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
    halving: 210_000,
    base58: { p2pkh: 0x00, p2sh: 0x05 },
    bech32: 'bc',
    powLimitBits: 0x1d00ffff,
    segwitHeight: 481_824,
  },
  'bitcoin-testnet': {
    id: 'bitcoin-testnet',
    family: 'bitcoin',
    asset: BTC,
    magic: Uint8Array.of(0x0b, 0x11, 0x09, 0x07),
    genesis: '000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943',
    halving: 210_000,
    base58: { p2pkh: 0x6f, p2sh: 0xc4 },
    bech32: 'tb',
    powLimitBits: 0x1d00ffff,
    segwitHeight: 834_624,
  },
  'bitcoin-regtest': {
    id: 'bitcoin-regtest',
    family: 'bitcoin',
    asset: BTC,
    magic: Uint8Array.of(0xfa, 0xbf, 0xb5, 0xda),
    genesis: '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206',
    halving: 150,
    base58: { p2pkh: 0x6f, p2sh: 0xc4 },
    bech32: 'bcrt',
    powLimitBits: 0x207fffff,
    segwitHeight: 0,
  },
};

/** Errors: CHAIN_UNKNOWN. */
export function chainById(id: string): Chain {
  const chain = Object.hasOwn(CHAINS, id) ? CHAINS[id as ChainId] : undefined;
  if (!chain)
    throw new JejakError('CHAIN_UNKNOWN', { meta: { input: id, known: Object.keys(CHAINS).join(', ') } });
  return chain;
}
