import { JejakError } from '../primitives/jejak-error.ts';
import type { OptionSpec, OptionValues } from './command.ts';
import type { Settings } from './read-settings.ts';
import { variableOf } from './variable-of.ts';

export interface OptionSources {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly settings: Settings;
}

/**
 * Decides every option of a command: flag beats environment (JEJAK_MIN_VALUE) beats the project's file (jejak.json) beats
 * the user's own (settings.json) beats default.
 * Errors: OPTION_INVALID, OPTION_MISSING.
 */
export function settleOptions(specs: readonly OptionSpec[], sources: OptionSources): OptionValues {
  const values: Record<string, string | boolean | readonly string[]> = {};
  for (const spec of specs) {
    // An empty variable is one that is not set.
    const set = sources.environment[variableOf(spec.name)] || undefined;
    const { project, own } = sources.settings;
    const value = sources.flags[spec.name] ?? set ?? project[spec.name] ?? own[spec.name] ?? spec.fallback;
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
      if (spec.required) throw new JejakError('OPTION_MISSING', { meta: { option: spec.flags } });
      continue;
    }
    values[spec.name] = check(spec, value);
  }
  return values;
}

function check(spec: OptionSpec, value: unknown): string | boolean | readonly string[] {
  if (spec.kind === 'list') return (Array.isArray(value) ? value : [value]).map(String);
  if (spec.kind === 'flag') return value === true || value === 'true' || value === '1';
  const text = String(value);
  const bad =
    (spec.kind === 'count' && !/^\d{1,15}$/.test(text)) ||
    (spec.kind === 'choice' && !spec.choices?.includes(text));
  if (bad) {
    const allowed = spec.kind === 'count' ? '0, 1, 2, …' : (spec.choices ?? []).join(', ');
    throw new JejakError('OPTION_INVALID', { meta: { option: spec.flags, value: text, allowed } });
  }
  return text;
}
