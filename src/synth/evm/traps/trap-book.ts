import { displayHash } from '../../../primitives/display-hash.ts';
import type { Coin, SynthAddress } from '../../coin.ts';
import { FIRST_WALLET, ownerNumber } from '../../world.ts';
import type { TruthAmount } from '../evm-truth.ts';
import type { Party } from '../party.ts';
import { BITCOIN, type TrapChain, type TrapWorld } from './trap-world.ts';
import type {
  TrapAddress,
  TrapDeposit,
  TrapInnocent,
  TrapKind,
  TrapPlace,
  TrapPolicy,
  TrapTheft,
} from './traps-truth.ts';

const COIN_GAS = 21_000;
const TOKEN_GAS = 52_000;
/** Coins for fees, from before the data begin. */
const GAS_MONEY = 10n ** 18n;

export interface Person {
  readonly address: SynthAddress;
  readonly text: string;
}

/** The hand of one trap: does things on all chains and writes down whose they are. */
export interface TrapBook {
  /** Somebody new with money for fees; `poor`: without, so that all coins there are stolen ones. */
  thief(chain: TrapChain, role: string, poor?: 'poor'): Party;
  /** A contract that a thief made. */
  ownContract(chain: TrapChain, role: string): Party;
  innocent(chain: TrapChain, role: string, mayReach?: readonly TrapPolicy[]): Party;
  bitcoinThief(role: string): Person;
  bitcoinInnocent(role: string): Person;
  /** The same address on another chain. */
  sameOn(chain: TrapChain, party: Party, whose: 'thief' | 'innocent'): Party;
  /** Takes it from somebody; the transaction's hash. */
  steal(chain: TrapChain, theft: { label: string; to: Party; asset: number; value: bigint }): string;
  stealBitcoin(theft: { label: string; to: Person; value: number }): Coin;
  pay(chain: TrapChain, paid: { from: Party; to: Party; asset: number; value: bigint }): string;
  /** A payment into a bridge with stolen value. */
  deposited(label: string, at: { readonly chain: string; readonly tx: string }): void;
  place(
    chain: TrapChain,
    at: { address: string; label: string; asset: number; value: bigint; stolen: bigint },
  ): void;
  bitcoinPlace(at: { address: string; label: string; value: number; stolen: bigint }): void;
}

export function trapBook(
  world: TrapWorld,
  about: { readonly kind: TrapKind; readonly story: string },
): TrapBook {
  const thefts: TrapTheft[] = [];
  const thief: TrapAddress[] = [];
  const innocents: TrapInnocent[] = [];
  const deposits: TrapDeposit[] = [];
  const places: TrapPlace[] = [];
  world.traps.push({ ...about, thefts, thief, innocent: innocents, deposits, places });

  function amount({ id, scene }: TrapChain, asset: number, value: bigint): TruthAmount {
    const { symbol, contract } = scene.world.stage.assets[asset]!;
    return { chain: id, symbol, ...(contract && { contract }), amount: String(value) };
  }
  function person({ scene }: TrapChain): Party {
    const party = scene.world.person();
    party.held[0] = GAS_MONEY;
    return party;
  }
  function bitcoinPerson(owner: number): Person {
    const { book } = world.bitcoin();
    const address = book.create(owner, 'p2wpkh', true);
    return { address, text: book.text(address) };
  }

  const book: TrapBook = {
    thief(chain, role, poor) {
      const party = person(chain);
      if (poor) party.held[0] = 0n;
      thief.push({ chain: chain.id, address: party.address, role });
      return party;
    },
    ownContract(chain, role) {
      const { address } = chain.scene.world.person();
      thief.push({ chain: chain.id, address, role });
      return chain.contract(address);
    },
    innocent(chain, role, mayReach = []) {
      const party = person(chain);
      innocents.push({ chain: chain.id, address: party.address, role, mayReach });
      return party;
    },
    bitcoinThief(role) {
      const made = bitcoinPerson(ownerNumber('actor-1'));
      thief.push({ chain: BITCOIN, address: made.text, role });
      return made;
    },
    bitcoinInnocent(role) {
      const made = bitcoinPerson(FIRST_WALLET);
      innocents.push({ chain: BITCOIN, address: made.text, role, mayReach: [] });
      return made;
    },
    sameOn(chain, { address, key }, whose) {
      const there = { ...chain.contract(address), ...(key && { key }) };
      there.held[0] = GAS_MONEY;
      if (whose === 'thief') thief.push({ chain: chain.id, address, role: 'the same on another chain' });
      else innocents.push({ chain: chain.id, address, role: 'customer, on the other chain', mayReach: [] });
      return there;
    },
    steal(chain, { label, to, asset, value }) {
      const victim = person(chain);
      victim.held[asset]! += value;
      const tx = book.pay(chain, { from: victim, to, asset, value });
      thefts.push({ label, tx, thief: to.address, ...amount(chain, asset, value) });
      return tx;
    },
    stealBitcoin({ label, to, value }) {
      const { blocks, grant } = world.bitcoin();
      const inputs = grant('victim-exchange', [value + 2_000]);
      const [coin] = blocks.add({ inputs, outputs: [{ address: to.address, value }] }).coins;
      thefts.push({
        label,
        tx: displayHash(coin!.txid),
        vout: coin!.vout,
        thief: to.text,
        chain: BITCOIN,
        symbol: 'BTC',
        amount: String(value),
      });
      return coin!;
    },
    pay(chain, { from, to, asset, value }) {
      const { world: there } = chain.scene;
      if (asset === 0) return there.begin(from, to, { value }).end(COIN_GAS);
      const site = chain.contract(there.stage.assets[asset]!.contract!);
      const draft = there.begin(from, site, { input: '0xa9059cbb' });
      draft.token(asset, { from, to, value });
      return draft.end(TOKEN_GAS);
    },
    deposited(label, at) {
      deposits.push({ label, ...at });
    },
    place(chain, { address, label, asset, value, stolen }) {
      places.push({ address, label, stolen: String(stolen), ...amount(chain, asset, value) });
    },
    bitcoinPlace({ address, label, value, stolen }) {
      const what = { chain: BITCOIN, symbol: 'BTC', amount: String(value) };
      places.push({ address, label, stolen: String(stolen), ...what });
    },
  };
  return book;
}
