/** A number or an address as a word of 32 bytes, hexadecimal without `0x`. */
export function abiWord(value: bigint | number | string): string {
  return (typeof value === 'string' ? value.slice(2) : value.toString(16)).padStart(64, '0');
}
