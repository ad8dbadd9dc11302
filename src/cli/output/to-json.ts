import { jsonValue } from './json-value.ts';

/** JSON text with amounts as decimal strings, for an answer as a whole. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, jsonValue, 2);
}
