import { jsonValue } from './json-value.ts';

/** One line of JSON, for answers that come one after the other. */
export function toJsonLine(value: unknown): string {
  return `${JSON.stringify(value, jsonValue)}\n`;
}
