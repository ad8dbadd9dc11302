import { JejakError } from '../primitives/jejak-error.ts';
import type { OptionSpec, OptionValues } from './command.ts';

/** Refuses options that mean nothing for the family of a lake. Errors: OPTION_INVALID. */
export function refuseOptions(
  options: OptionValues,
  foreign: readonly OptionSpec[],
  family: 'bitcoin' | 'evm',
): void {
  const given = foreign.find(({ name }) => options[name] !== undefined);
  if (given)
    throw new JejakError('OPTION_INVALID', {
      meta: { option: given.flags, value: String(options[given.name]), allowed: `--data <${family}>` },
    });
}
