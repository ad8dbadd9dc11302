import { addressTexts } from '../chains/bitcoin/address/address-texts.ts';
import { ADDRESS_KEY_BYTES } from '../chains/bitcoin/script/write-address-key.ts';
import { SCRIPT_KINDS } from '../chains/bitcoin/script-kind.ts';
import { CHAINS } from '../primitives/chain.ts';
import { synthAddressPayload } from './synth-address-payload.ts';

/** Text of the P2WPKH address of this number on the synthetic Bitcoin chain of a seed, before that chain is made. */
export function synthAddressText(seed: number, number: number): string {
  const payload = new Uint8Array(32);
  synthAddressPayload(seed, number, new Uint32Array(payload.buffer));
  const key = new Uint8Array(ADDRESS_KEY_BYTES);
  key.set(payload.subarray(0, 20));
  key[32] = SCRIPT_KINDS.indexOf('p2wpkh');
  return addressTexts(CHAINS['bitcoin-regtest'], key)[0]!;
}
