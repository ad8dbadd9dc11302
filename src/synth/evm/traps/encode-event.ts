import { keccak256 } from '../../../chains/evm/codec/keccak256.ts';
import type { AbiEvent, AbiParameter, AbiType } from '../../../chains/evm/protocols/abi/abi-type.ts';
import { eventTopic } from '../../../chains/evm/protocols/abi/event-topic.ts';
import { bytesToHex, hexToBytes } from '../../../primitives/hex.ts';
import { abiWord } from '../abi-words.ts';

/** A word as number or `0x` text (addresses, bytesN); a text for `string`; `0x` bytes for `bytes`. */
export type Argument = bigint | string;

/** Topics and data of a log of this event; `argumentOf` is asked for every parameter, those within tuples too. Arrays are empty. */
export function encodeEvent(
  event: AbiEvent,
  argumentOf: (parameter: AbiParameter) => Argument,
): { readonly topics: string[]; readonly data: string } {
  const topics = [eventTopic(event)];
  for (const parameter of event.parameters.filter(({ indexed }) => indexed)) {
    const long = isDynamic(parameter.type);
    const text = encode(parameter, argumentOf);
    // Of a long value the log has the hash of its bytes, without length and padding.
    topics.push(`0x${long ? bytesToHex(keccak256(hexToBytes(bareBytes(argumentOf(parameter))))) : text}`);
  }
  const plain = event.parameters.filter(({ indexed }) => !indexed);
  return { topics, data: `0x${sequence(plain, argumentOf)}` };
}

function sequence(
  parameters: readonly AbiParameter[],
  argumentOf: (parameter: AbiParameter) => Argument,
): string {
  const parts = parameters.map((parameter) => ({
    text: encode(parameter, argumentOf),
    far: isDynamic(parameter.type),
  }));
  let at = parts.reduce((sum, { text, far }) => sum + (far ? 32 : text.length / 2), 0);
  const heads: string[] = [];
  const tails: string[] = [];
  for (const { text, far } of parts) {
    heads.push(far ? abiWord(at) : text);
    if (!far) continue;
    tails.push(text);
    at += text.length / 2;
  }
  return [...heads, ...tails].join('');
}

function encode(parameter: AbiParameter, argumentOf: (parameter: AbiParameter) => Argument): string {
  const { type } = parameter;
  if (type.form === 'tuple') return sequence(type.parts, argumentOf);
  if (type.form === 'array') return abiWord(0);
  const value = argumentOf(parameter);
  if (isDynamic(type)) {
    const bytes = bareBytes(value);
    return abiWord(bytes.length / 2) + bytes.padEnd(Math.ceil(bytes.length / 64) * 64, '0');
  }
  if (type.name.startsWith('bytes')) return String(value).slice(2).padEnd(64, '0');
  return abiWord(value);
}

function bareBytes(value: Argument): string {
  const text = String(value);
  return text.startsWith('0x') ? text.slice(2) : Buffer.from(text, 'utf8').toString('hex');
}

function isDynamic(type: AbiType): boolean {
  if (type.form === 'base') return type.name === 'bytes' || type.name === 'string';
  if (type.form === 'tuple') return type.parts.some((part) => isDynamic(part.type));
  return type.length === undefined;
}
