import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '../../../../primitives/hex.ts';
import type { EvmHex } from '../../block/evm-block.ts';
import type { AbiEvent, AbiType } from './abi-type.ts';

/** First topic of an event: Keccak-256 of its name and types without names and spaces (Solidity ABI specification). */
export function eventTopic(event: AbiEvent): EvmHex {
  const canonical = `${event.name}(${event.parameters.map(({ type }) => typeText(type)).join(',')})`;
  return `0x${bytesToHex(keccak_256(new TextEncoder().encode(canonical)))}`;
}

function typeText(type: AbiType): string {
  if (type.form === 'base') return type.name;
  if (type.form === 'tuple') return `(${type.parts.map((part) => typeText(part.type)).join(',')})`;
  return `${typeText(type.of)}[${type.length ?? ''}]`;
}
