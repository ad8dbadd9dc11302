import type { EvmLog } from '../../block/evm-block.ts';
import type { AbiEvent, AbiType } from './abi-type.ts';

/**
 * address: `0x` and 40 characters; intN, uintN: bigint; bool: boolean; bytesN and bytes: `0x` hexadecimal; string: text;
 * tuple: record; array: list. An indexed value longer than a word is its hash, as the log has it.
 */
export type AbiValue =
  | bigint
  | boolean
  | string
  | readonly AbiValue[]
  | { readonly [name: string]: AbiValue };
export type AbiRecord = Readonly<Record<string, AbiValue>>;

const WORD = 64;

/**
 * Arguments of an event's log, by name. Undefined when the log is not of this declaration: another number of indexed
 * arguments (the first topic does not tell them apart), data too short, a word that its type does not allow, an offset
 * out of the data. Nothing is cut to fit. Source: Solidity ABI specification, strict mode.
 */
export function readEvent(event: AbiEvent, log: Pick<EvmLog, 'topics' | 'data'>): AbiRecord | undefined {
  const indexed = event.parameters.filter((parameter) => parameter.indexed);
  if (log.topics.length !== indexed.length + 1) return undefined;
  const plain = event.parameters.filter((parameter) => !parameter.indexed);
  const values = readSequence(
    plain.map(({ type }) => type),
    log.data.slice(2),
    0,
  );
  if (values === undefined) return undefined;
  const record: Record<string, AbiValue> = {};
  for (const [i, parameter] of plain.entries()) record[parameter.name] = values[i]!;
  for (const [i, { name, type }] of indexed.entries()) {
    const topic = log.topics[i + 1]!;
    const value = type.form === 'base' && isWord(type) ? readWord(type.name, topic.slice(2)) : topic;
    if (value === undefined) return undefined;
    record[name] = value;
  }
  return record;
}

type BaseType = Extract<AbiType, { form: 'base' }>;

function isWord(type: BaseType): boolean {
  return type.name !== 'bytes' && type.name !== 'string';
}

function isDynamic(type: AbiType): boolean {
  if (type.form === 'base') return !isWord(type);
  if (type.form === 'tuple') return type.parts.some((part) => isDynamic(part.type));
  return type.length === undefined || isDynamic(type.of);
}

/** Characters that a value takes in the head of its sequence. */
function headSize(type: AbiType): number {
  if (isDynamic(type) || type.form === 'base') return WORD;
  if (type.form === 'tuple') return type.parts.reduce((sum, part) => sum + headSize(part.type), 0);
  return type.length! * headSize(type.of);
}

/** Values that stand one after the other from `base` on; offsets count from `base`, in bytes. */
function readSequence(types: readonly AbiType[], data: string, base: number): AbiValue[] | undefined {
  const values: AbiValue[] = [];
  let at = base;
  for (const type of types) {
    let place = at;
    if (isDynamic(type)) {
      const offset = readLength(data, at);
      if (offset === undefined) return undefined;
      place = base + offset * 2;
    }
    const value = readValue(type, data, place);
    if (value === undefined) return undefined;
    values.push(value);
    at += headSize(type);
  }
  return values;
}

function readValue(type: AbiType, data: string, at: number): AbiValue | undefined {
  if (type.form === 'tuple') {
    const values = readSequence(
      type.parts.map((part) => part.type),
      data,
      at,
    );
    return values && Object.fromEntries(type.parts.map((part, i) => [part.name, values[i]!]));
  }
  if (type.form === 'array') {
    const length = type.length ?? readLength(data, at);
    if (length === undefined || length * WORD > data.length) return undefined;
    const start = type.length === undefined ? at + WORD : at;
    return readSequence(new Array<AbiType>(length).fill(type.of), data, start);
  }
  if (isWord(type))
    return at + WORD > data.length ? undefined : readWord(type.name, data.slice(at, at + WORD));
  const length = readLength(data, at);
  if (length === undefined || at + WORD + length * 2 > data.length) return undefined;
  const bytes = data.slice(at + WORD, at + WORD + length * 2);
  return type.name === 'string' ? Buffer.from(bytes, 'hex').toString('utf8') : `0x${bytes}`;
}

/** A length or an offset: no more than the data has bytes. */
function readLength(data: string, at: number): number | undefined {
  if (at + WORD > data.length) return undefined;
  const value = BigInt(`0x${data.slice(at, at + WORD)}`);
  return value * 2n <= BigInt(data.length) ? Number(value) : undefined;
}

function readWord(type: string, word: string): AbiValue | undefined {
  if (word.length !== WORD) return undefined;
  if (type === 'address') return /^0{24}/.test(word) ? `0x${word.slice(24)}` : undefined;
  if (type === 'bool') return /^0{63}[01]$/.test(word) ? word.endsWith('1') : undefined;
  if (type.startsWith('bytes')) {
    const size = Number(type.slice(5)) * 2;
    return /^0*$/.test(word.slice(size)) ? `0x${word.slice(0, size)}` : undefined;
  }
  const value = BigInt(`0x${word}`);
  const bits = Number(type.replace(/^u?int/, ''));
  if (type.startsWith('u')) return value >> BigInt(bits) === 0n ? value : undefined;
  const signed = BigInt.asIntN(256, value);
  return BigInt.asIntN(bits, signed) === signed ? signed : undefined;
}
