import type { EvmChainId } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHeader } from '../block/evm-block.ts';
import { LATER_HEADER_FIELDS } from '../codec/later-header-fields.ts';
import { GAPS_IN_GENESIS, HEADER_FORKS } from './header-forks.ts';

/**
 * Refuses a header that leaves out what every header of its chain has at its height: its hash could not be computed, or
 * would be computed over other fields than the chain's. A field must not take the place of an earlier one either, because
 * the hash covers the values and not their names: the root of the withdrawals under the name of another field would hide
 * them. Errors: EVM_HEADER_FIELD.
 */
export function requireHeaderFields(
  header: EvmHeader,
  { chain, place }: { readonly chain: EvmChainId; readonly place: string },
): void {
  const gaps = header.number === 0 && GAPS_IN_GENESIS.has(chain);
  const last = LATER_HEADER_FIELDS.findLastIndex((field) => header[field] !== undefined);
  const forks = (HEADER_FORKS[chain] ?? []).filter(({ from }) =>
    'block' in from ? header.number >= from.block : header.time >= from.time,
  );
  const required = [
    ...(['mixHash', 'nonce'] as const),
    ...forks.flatMap(({ adds }) => adds),
    ...(gaps ? [] : LATER_HEADER_FIELDS.slice(0, last + 1)),
  ];
  const missing = required.find((field) => header[field] === undefined);
  if (missing !== undefined)
    throw new JejakError('EVM_HEADER_FIELD', {
      meta: { number: header.number, chain, field: missing, place },
    });
}
