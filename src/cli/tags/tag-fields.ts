import { JejakError } from '../../primitives/jejak-error.ts';

/** `field=value` pairs of an option as a record. Errors: OPTION_INVALID. */
export function tagFields(option: string, pairs: readonly string[]): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const pair of pairs) {
    const match = /^([a-z][a-z_]*)=(.+)$/s.exec(pair.trim());
    if (!match)
      throw new JejakError('OPTION_INVALID', { meta: { option, value: pair, allowed: '<field>=<value>' } });
    fields[match[1]!] = match[2]!;
  }
  return fields;
}
