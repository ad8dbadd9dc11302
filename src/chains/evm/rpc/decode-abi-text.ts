import type { EvmHex } from '../block/evm-block.ts';

const LONGEST = 256;
/** Control characters, and those that turn the direction of a text or are not seen: they make a name look like another. */
const DECEITFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/**
 * A text that a contract returned, as `string` or, as old tokens do, as `bytes32` filled up with zeros. Undefined for
 * what is neither, is empty or longer than 256 bytes, is not UTF-8, or has characters that are not to be seen.
 */
export function decodeAbiText(answer: EvmHex): string | undefined {
  const bytes = Buffer.from(answer.slice(2), 'hex');
  const content = bytes.length === 32 ? bytes.subarray(0, endOf(bytes)) : dynamicBytes(bytes);
  if (!content || content.length === 0 || content.length > LONGEST) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content).trim();
    return text === '' || DECEITFUL.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function endOf(bytes: Buffer): number {
  const zero = bytes.indexOf(0);
  return zero < 0 ? bytes.length : zero;
}

function dynamicBytes(bytes: Buffer): Buffer | undefined {
  const offset = small(bytes, 0);
  const length = offset === undefined ? undefined : small(bytes, offset);
  if (offset === undefined || length === undefined || offset + 32 + length > bytes.length) return undefined;
  return bytes.subarray(offset + 32, offset + 32 + length);
}

/** The word at `at` when it is a number below 2^32. */
function small(bytes: Buffer, at: number): number | undefined {
  if (at + 32 > bytes.length || bytes.subarray(at, at + 28).some((byte) => byte !== 0)) return undefined;
  return bytes.readUInt32BE(at + 28);
}
