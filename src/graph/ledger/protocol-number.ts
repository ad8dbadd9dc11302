/**
 * Number of a protocol's name in ledger files: a hash of 16 bits. It only tells whether two events may be of one
 * protocol; the name stands in the table `events`.
 */
export function protocolNumber(name: string): number {
  let hash = 0x811c;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash ^ name.charCodeAt(i), 0x0193) >>> 0) & 0xffff;
  return hash;
}
