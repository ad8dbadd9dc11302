import { dayOf } from '../claims/day-of.ts';
import type { PackValue } from './pack.ts';

/** Fields that are dates by the standard: written bare, because readers of YAML 1.1 expect a date there. */
const DATES = new Set(['lastmod', 'valid_from', 'valid_to']);
/** What YAML 1.1 takes for something else than the text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/**
 * One field as a line of YAML that readers of 1.1 and 1.2 understand alike, without a library: half a million tags have
 * little else. Undefined: let the library write it.
 */
export function plainText(name: string, value: PackValue): string | undefined {
  if (!/^[a-z][a-z_]*$/.test(name) || WORDS.test(name)) return undefined;
  if (typeof value === 'boolean') return `${name}: ${value}`;
  if (typeof value !== 'string') return undefined;
  if (DATES.has(name) && /^\d{4}-\d{2}-\d{2}$/.test(value) && dayOf(value) === value)
    return `${name}: ${value}`;
  if (/^[A-Za-z](?:[\w ./()-]|:(?=[\w/]))*(?<! )$/.test(value) && !WORDS.test(value))
    return `${name}: ${value}`;
  // In single quotes printable ASCII stands for itself; the library breaks no line that short.
  return /^[\x20-\x26\x28-\x7e]*$/.test(value) ? `${name}: '${value}'` : undefined;
}
