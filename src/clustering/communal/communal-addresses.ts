import { classifyScript } from '../../chains/bitcoin/script/classify-script.ts';
import { ADDRESS_KEY_BYTES, writeAddressKey } from '../../chains/bitcoin/script/write-address-key.ts';
import type { KeyIndex } from '../../graph/index/key-index.ts';
import { COMMUNAL_SCRIPTS } from './communal-scripts.ts';

/** Ids of the addresses in a lake that belong to nobody, because anybody can spend from them. */
export function communalAddresses(addresses: KeyIndex): number[] {
  const keys = new Uint8Array(COMMUNAL_SCRIPTS.length * ADDRESS_KEY_BYTES);
  COMMUNAL_SCRIPTS.forEach((bytes, i) => {
    const kind = classifyScript(bytes, 0, bytes.length);
    writeAddressKey({ bytes, at: 0, length: bytes.length, kind }, keys, i * ADDRESS_KEY_BYTES);
  });
  return [...addresses.lookup(keys)].filter((id) => id >= 0);
}
