/** An address as all spellings of it are compared: hexadecimal and bech32 have no case, base58 has. */
export function canonicalAddress(address: string): string {
  return /^(0x|bc1|tb1|bcrt1)/i.test(address) ? address.toLowerCase() : address;
}
