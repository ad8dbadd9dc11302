import { hash } from 'node:crypto';
import type { AddressBook } from './address-book.ts';
import type { Coin, Payment } from './coin.ts';
import type { Random } from './random.ts';

/** A made transaction: its bytes (valid until the next is made), and the coins that it makes. */
export interface MadeTransaction {
  readonly txid: Uint8Array;
  readonly segwit: boolean;
  readonly fee: number;
  readonly coins: Coin[];
}

export interface TransactionDraft {
  readonly inputs: readonly Coin[];
  readonly outputs: readonly Payment[];
  /** Data of an OP_RETURN output behind the others. */
  readonly note?: Uint8Array;
  /** Version field; 2 when absent. */
  readonly version?: number;
}

export interface TransactionWriter {
  /** Appends the transaction's full serialisation at `at` of `target` and returns where it ends. */
  write(draft: TransactionDraft, target: Uint8Array, at: number): { end: number; made: MadeTransaction };
  /** Writes the script of an address and its length, returns where it ends. */
  script(target: Uint8Array, at: number, payment: Payment['address']): number;
}

/**
 * Serialises transactions (BIP144). Signatures, keys and scripts in the inputs are noise of the right length: the chain
 * is valid in everything but the scripts, which Jejak does not run.
 */
export function createTransactionWriter(book: AddressBook, random: Random): TransactionWriter {
  const noise = new Uint8Array(65_536);
  for (let i = 0; i < noise.length; i++) noise[i] = random.u32();
  const stripped = new Uint8Array(4_000_000);

  function u32(target: Uint8Array, at: number, value: number): number {
    target[at] = value;
    target[at + 1] = value >>> 8;
    target[at + 2] = value >>> 16;
    target[at + 3] = value >>> 24;
    return at + 4;
  }
  function varint(target: Uint8Array, at: number, value: number): number {
    if (value < 0xfd) {
      target[at] = value;
      return at + 1;
    }
    target[at] = 0xfd;
    target[at + 1] = value;
    target[at + 2] = value >>> 8;
    return at + 3;
  }
  function junk(target: Uint8Array, at: number, length: number): number {
    const from = random.below(noise.length - length);
    for (let i = 0; i < length; i++) target[at + i] = noise[from + i]!;
    return at + length;
  }
  function push(target: Uint8Array, at: number, length: number): number {
    target[at] = length;
    return junk(target, at + 1, length);
  }
  function script(target: Uint8Array, from: number, address: Payment['address']): number {
    const payload = book.payload(address);
    let at = from + 1;
    const copy = (length: number) => {
      for (let i = 0; i < length; i++) target[at + i] = payload[i]!;
      at += length;
    };
    switch (address.kind) {
      case 'p2pkh':
        target.set([0x76, 0xa9, 20], at);
        at += 3;
        copy(20);
        target.set([0x88, 0xac], at);
        at += 2;
        break;
      case 'p2sh':
        target.set([0xa9, 20], at);
        at += 2;
        copy(20);
        target[at++] = 0x87;
        break;
      case 'p2wpkh':
        target.set([0, 20], at);
        at += 2;
        copy(20);
        break;
      case 'p2wsh':
        target.set([0, 32], at);
        at += 2;
        copy(32);
        break;
      case 'p2tr':
        target.set([0x51, 32], at);
        at += 2;
        copy(32);
        break;
      default:
        throw new RangeError(`the generator makes no ${address.kind}`);
    }
    target[from] = at - from - 1;
    return at;
  }
  function inputScript(target: Uint8Array, from: number, kind: Payment['address']['kind']): number {
    if (kind === 'p2pkh') {
      target[from] = 107;
      return push(target, push(target, from + 1, 72), 33);
    }
    if (kind === 'p2sh') {
      target[from] = 23;
      target.set([22, 0, 20], from + 1);
      return junk(target, from + 4, 20);
    }
    target[from] = 0;
    return from + 1;
  }
  function witness(target: Uint8Array, from: number, kind: Payment['address']['kind']): number {
    if (kind === 'p2pkh') {
      target[from] = 0;
      return from + 1;
    }
    if (kind === 'p2tr') {
      target[from] = 1;
      return push(target, from + 1, 64);
    }
    if (kind === 'p2wsh') {
      target.set([4, 0], from);
      return push(target, push(target, push(target, from + 2, 72), 71), 105);
    }
    target[from] = 2;
    return push(target, push(target, from + 1, 72), 33);
  }

  return {
    script,
    write(draft, target, start) {
      const { inputs, outputs, note } = draft;
      const segwit = inputs.some((coin) => coin.address.kind !== 'p2pkh');
      let at = u32(stripped, 0, draft.version ?? 2);
      at = varint(stripped, at, inputs.length);
      let spent = 0;
      for (const coin of inputs) {
        for (let i = 0; i < 32; i++) stripped[at + i] = coin.txid[i]!;
        at = u32(stripped, at + 32, coin.vout);
        at = inputScript(stripped, at, coin.address.kind);
        at = u32(stripped, at, 0xfffffffd);
        spent += coin.value;
      }
      at = varint(stripped, at, outputs.length + (note ? 1 : 0));
      let paid = 0;
      for (const { address, value } of outputs) {
        at = u32(stripped, at, value % 4_294_967_296);
        at = u32(stripped, at, Math.floor(value / 4_294_967_296));
        at = script(stripped, at, address);
        paid += value;
      }
      if (note) {
        stripped.fill(0, at, at + 8);
        stripped.set([note.length + 2, 0x6a, note.length], at + 8);
        stripped.set(note, at + 11);
        at += 11 + note.length;
      }
      if (paid > spent) throw new RangeError('the generator tried to create money');
      const body = at;
      at = u32(stripped, at, 0);
      const once = hash('sha256', stripped.subarray(0, at), 'buffer');
      const txid = new Uint8Array(hash('sha256', once, 'buffer'));
      let end = start;
      if (segwit) {
        target.set(stripped.subarray(0, 4), start);
        target.set([0, 1], start + 4);
        target.set(stripped.subarray(4, body), start + 6);
        end = start + body + 2;
        for (const coin of inputs) end = witness(target, end, coin.address.kind);
        end = u32(target, end, 0);
      } else {
        target.set(stripped.subarray(0, at), start);
        end = start + at;
      }
      const coins = outputs.map(({ address, value }, vout) => ({ txid, vout, value, address }));
      return { end, made: { txid, segwit, fee: spent - paid, coins } };
    },
  };
}
