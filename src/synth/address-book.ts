import { addressTexts } from '../chains/bitcoin/address/address-texts.ts';
import { ADDRESS_KEY_BYTES } from '../chains/bitcoin/script/write-address-key.ts';
import { SCRIPT_KINDS, type ScriptKind } from '../chains/bitcoin/script-kind.ts';
import type { Chain } from '../primitives/chain.ts';
import type { SynthAddress } from './coin.ts';
import { createFileWriter } from './create-file-writer.ts';
import { synthAddressPayload } from './synth-address-payload.ts';

const FLUSH = 4_096;

/** Makes addresses and writes down who owns them. */
export interface AddressBook {
  create(owner: number, kind: ScriptKind, internal: boolean): SynthAddress;
  /** Hash or program of an address, 32 bytes (20 are used by hash kinds). Valid until the next call. */
  payload(address: SynthAddress): Uint8Array;
  text(address: SynthAddress): string;
  created(): number;
  recorded(): number;
  /** Gives the file its name. */
  finish(): void;
}

export interface AddressBookOptions {
  readonly chain: Chain;
  readonly seed: number;
  readonly path: string;
  /** Owners below this number are always recorded, the others while fewer than `sample` addresses were. */
  readonly alwaysBelow: number;
  readonly sample: number;
  readonly nameOf: (owner: number) => string;
}

/** Addresses are hashes of their number: nobody has their keys, no signature of the chain is valid. */
export function createAddressBook(options: AddressBookOptions): AddressBook {
  const file = createFileWriter(options.path);
  file.write('address,owner,kind,internal\n');
  const bytes = new Uint8Array(32);
  const words = new Uint32Array(bytes.buffer);
  const keys = new Uint8Array(FLUSH * ADDRESS_KEY_BYTES);
  const rows: string[] = [];
  let [created, recorded, ordinary] = [0, 0, 0];

  function payload(address: SynthAddress): Uint8Array {
    synthAddressPayload(options.seed, address.number, words);
    return bytes;
  }
  function writeKey(address: SynthAddress, target: Uint8Array, at: number): void {
    const wide = address.kind === 'p2wsh' || address.kind === 'p2tr';
    target.fill(0, at, at + ADDRESS_KEY_BYTES);
    target.set(payload(address).subarray(0, wide ? 32 : 20), at);
    target[at + 32] = SCRIPT_KINDS.indexOf(address.kind);
  }
  function flush(): void {
    const texts = addressTexts(options.chain, keys.subarray(0, rows.length * ADDRESS_KEY_BYTES));
    file.write(texts.map((text, i) => `${text},${rows[i]}\n`).join(''));
    rows.length = 0;
  }
  return {
    create(owner, kind, internal) {
      const address = { number: created, kind, owner };
      created += 1;
      if (owner >= options.alwaysBelow && ++ordinary > options.sample) return address;
      recorded += 1;
      writeKey(address, keys, rows.length * ADDRESS_KEY_BYTES);
      rows.push(`${options.nameOf(owner)},${kind},${internal}`);
      if (rows.length === FLUSH) flush();
      return address;
    },
    payload,
    text(address) {
      const key = new Uint8Array(ADDRESS_KEY_BYTES);
      writeKey(address, key, 0);
      return addressTexts(options.chain, key)[0]!;
    },
    created: () => created,
    recorded: () => recorded,
    finish() {
      flush();
      file.finish();
    },
  };
}
