import type { PackValue } from '../packs/pack.ts';

/** A field as one text; undefined when it is absent or empty. What is no text in YAML becomes JSON. */
export function fieldText(value: PackValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
  return text === '' ? undefined : text;
}
