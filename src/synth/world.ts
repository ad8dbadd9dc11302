import type { ScriptKind } from '../chains/bitcoin/script-kind.ts';
import type { AddressBook } from './address-book.ts';
import type { BlockAssembler } from './block-assembler.ts';
import type { Random } from './random.ts';

/** Owners with a role; ordinary wallets are numbered from FIRST_WALLET on. */
export const OWNERS = [
  'miner',
  'exchange-a',
  'exchange-b',
  'chip-mixer',
  'coordinator',
  'victim-bridge',
  'victim-exchange',
  'victim-protocol',
  'actor-1',
  'whirlpool',
  'thor-vault',
] as const;
export type NamedOwner = (typeof OWNERS)[number];
export const FIRST_WALLET = 16;

/** The parts of the synthetic world that traffic and scenario act on. */
export interface World {
  readonly random: Random;
  readonly book: AddressBook;
  readonly blocks: BlockAssembler;
}

export function ownerNumber(name: NamedOwner): number {
  return OWNERS.indexOf(name);
}

export function ownerName(owner: number): string {
  return OWNERS[owner] ?? `wallet-${owner - FIRST_WALLET}`;
}

/** Script kinds roughly as they are used today: most P2WPKH, then P2PKH, P2SH, P2TR, some P2WSH. */
export function usualKind(random: Random): ScriptKind {
  const draw = random.below(100);
  if (draw < 48) return 'p2wpkh';
  if (draw < 68) return 'p2pkh';
  if (draw < 84) return 'p2sh';
  return draw < 96 ? 'p2tr' : 'p2wsh';
}
