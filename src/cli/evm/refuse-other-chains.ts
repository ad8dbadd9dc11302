import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { parseMinValues } from '../../tracing/min-values/parse-min-values.ts';
import type { OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';

/** Refuses a minimum for a chain that is not traced: it would have no effect. Errors: OPTION_INVALID, those of parseMinValues. */
export function refuseOtherChains(options: OptionValues, chains: readonly string[]): void {
  if (options.minValue === undefined) return;
  const text = String(options.minValue);
  for (const chain of chains.filter(isEvmChain)) {
    const other = parseMinValues(text, chain).otherChains.find((one) => !chains.includes(one));
    if (other !== undefined)
      throw new JejakError('OPTION_INVALID', {
        meta: { option: OPTIONS.minValue.flags, value: `${other}:…`, allowed: chains.join(', ') },
      });
  }
}
