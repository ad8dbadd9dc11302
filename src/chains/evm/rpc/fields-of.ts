import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHex } from '../block/evm-block.ts';

/** Typed access to the fields of a record from outside. Each reader refuses what is not its type: EVM_FIELD. */
export interface Fields {
  has(name: string): boolean;
  /** Bytes as lower-case `0x` text, of exactly `length` bytes when that is given. */
  bytes(name: string, length?: number): EvmHex;
  optionalBytes(name: string, length?: number): EvmHex | undefined;
  /**
   * A whole number below 2^`bits` (default: 256): `0x` hexadecimal, decimal digits, or a JSON number that is still exact.
   * What is above is refused, never cut.
   */
  quantity(name: string, bits?: number): bigint;
  optionalQuantity(name: string, bits?: number): bigint | undefined;
  /** A number up to `most`, by default the largest that is exact as a JavaScript number. */
  count(name: string, most?: number): number;
  value(name: string): unknown;
  text(name: string): string;
  /** `true` or `false`. */
  flag(name: string): boolean;
  list(name: string): readonly unknown[];
  refuse(name: string, reason: string): JejakError;
}

const BYTES = /^0x(?:[0-9a-fA-F]{2})*$/;
const QUANTITY = /^(?:0x[0-9a-fA-F]+|[0-9]+)$/;
/** 2^256 has 78 digits; a text of a million digits would take minutes to read. */
const MOST_DIGITS = 100;

/** Reader of a JSON object or of a row; `place` names it in messages. Errors: EVM_FIELD when it is no object. */
export function fieldsOf(raw: unknown, place: string): Fields {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new JejakError('EVM_FIELD', { meta: { place, field: '', reason: 'not an object' } });
  }
  const record = raw as Readonly<Record<string, unknown>>;

  function refuse(field: string, reason: string): JejakError {
    return new JejakError('EVM_FIELD', { meta: { place, field, reason } });
  }
  function has(name: string): boolean {
    return record[name] !== undefined && record[name] !== null && record[name] !== '';
  }
  function bytes(name: string, length?: number): EvmHex {
    const value = record[name];
    if (typeof value !== 'string' || !BYTES.test(value)) throw refuse(name, `not bytes: ${shown(value)}`);
    if (length !== undefined && value.length !== 2 + 2 * length) {
      throw refuse(name, `${value.length / 2 - 1} bytes instead of ${length}`);
    }
    return value.toLowerCase();
  }
  function quantity(name: string, bits = 256): bigint {
    const number = wholeNumber(record[name]);
    if (number === undefined) throw refuse(name, `not a whole number that is exact: ${shown(record[name])}`);
    if (number === 'long' || number >> BigInt(bits) !== 0n)
      throw refuse(name, `above 2^${bits} - 1: ${shown(record[name])}`);
    return number;
  }
  return {
    has,
    bytes,
    quantity,
    refuse,
    optionalBytes: (name, length) => (has(name) ? bytes(name, length) : undefined),
    optionalQuantity: (name, bits) => (has(name) ? quantity(name, bits) : undefined),
    count(name, most = Number.MAX_SAFE_INTEGER) {
      const value = quantity(name);
      if (value > BigInt(most)) throw refuse(name, `above ${most}: ${value}`);
      return Number(value);
    },
    value: (name) => record[name],
    text(name) {
      const value = record[name];
      if (typeof value === 'string') return value;
      throw refuse(name, `not a text: ${shown(value)}`);
    },
    flag(name) {
      const value = record[name];
      if (typeof value === 'boolean') return value;
      throw refuse(name, `neither true nor false: ${shown(value)}`);
    },
    list(name) {
      const value = record[name];
      if (Array.isArray(value)) return value;
      throw refuse(name, `not a list: ${shown(value)}`);
    },
  };
}

/** Undefined: none. `long`: of more digits than any number of a chain has. */
function wholeNumber(value: unknown): bigint | 'long' | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined;
  if (typeof value !== 'string' || !QUANTITY.test(value)) return undefined;
  return value.length > MOST_DIGITS ? 'long' : BigInt(value);
}

function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? 'an object' : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
