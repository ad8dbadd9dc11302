import { shownKey } from './shown-key.ts';

/** Whether two of these addresses, each named once, look alike at both ends: only then there can be a look-alike among them. */
export function mayBeConfused(addresses: readonly string[]): boolean {
  const keys = addresses.map(shownKey).filter((key) => key !== undefined);
  return new Set(keys).size < keys.length;
}
