/**
 * Stands in 256 bits for what an account holds where nobody can know: its own record passed what a signed number of 256
 * bits holds (2^255 and more, or as much paid that it never had), as only a token that lies does. It stays for all later
 * transfers of the account. The largest such number, so that it is never taken for a debt.
 */
export const UNKNOWN_BALANCE = (1n << 255n) - 1n;

/** Whether the eight words of 32 bits at A[a] stand for it. */
export function isUnknownBalance(A: Uint32Array, a: number): boolean {
  if (A[a + 7] !== 0x7fffffff) return false;
  for (let w = 0; w < 7; w++) if (A[a + w] !== 0xffffffff) return false;
  return true;
}
