import { addressKeysOfText } from '../../chains/bitcoin/address/address-keys-of-text.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';
import { CHAINS } from '../../primitives/chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** Ids of addresses in text form; those that the data does not know are left out. */
export function addressIds(graph: GraphFiles, texts: readonly string[]): Map<string, number> {
  const keys: { text: string; key: Uint8Array }[] = [];
  for (const text of new Set(texts)) for (const key of keysOf(text)) keys.push({ text, key });
  const bytes = new Uint8Array(keys.length * KEY_BYTES);
  keys.forEach(({ key }, i) => {
    bytes.set(key, i * KEY_BYTES);
  });
  const found = new Map<string, number>();
  const ids = graph.addresses.lookup(bytes);
  keys.forEach(({ text }, i) => {
    if (ids[i]! >= 0) found.set(text, ids[i]!);
  });
  return found;
}

/** The graph files do not say of which chain they are: an address is of the chain that reads it. */
function keysOf(text: string): readonly Uint8Array[] {
  for (const chain of Object.values(CHAINS)) {
    try {
      return addressKeysOfText(chain, text);
    } catch (error) {
      if (!(error instanceof JejakError)) throw error;
    }
  }
  return [];
}
