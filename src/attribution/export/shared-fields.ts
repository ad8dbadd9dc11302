import { isPackField } from '../packs/is-pack-field.ts';
import type { PackFields } from '../packs/pack.ts';

/** Fields that belong to a tag alone, or that a header would not pass on. */
const OWN = new Set(['address', 'tx_hash', 'header', 'actors']);

/** What all of the tags say alike: it is written once, in the header, and inherited. Memory: one tag. */
export function sharedFields(all: Iterable<PackFields>): PackFields {
  let shared: Map<string, string> | undefined;
  let first: PackFields = {};
  for (const fields of all) {
    if (!shared) {
      first = fields;
      const names = Object.keys(fields).filter((name) => !OWN.has(name) && !isPackField(name));
      shared = new Map(names.map((name) => [name, JSON.stringify(fields[name])]));
      continue;
    }
    for (const [name, text] of shared)
      if (
        !Object.hasOwn(fields, name) ||
        (fields[name] !== first[name] && JSON.stringify(fields[name]) !== text)
      )
        shared.delete(name);
    if (shared.size === 0) break;
  }
  // Who reads a tag with a currency of its own may ask no header for the network.
  if (!shared?.has('currency')) shared?.delete('network');
  return Object.fromEntries([...(shared ?? [])].map(([name]) => [name, first[name]!]));
}
