import { keccak256 } from '../codec/keccak256.ts';
import { loadCurve } from './load-curve.ts';
import type { SignatureColumns } from './signature-columns.ts';

/**
 * Gets the recovery of signers ready on the thread that calls: what it gives fills `signer` and `outcome` of columns.
 * A signature that no key can have made is an outcome, not an error.
 */
export async function loadRecovery(): Promise<(columns: SignatureColumns) => void> {
  const curve = await loadCurve();
  const signature = new Uint8Array(64);
  return ({ rows, hash, r, s, v, signer, outcome }) => {
    for (let row = 0; row < rows; row++) {
      const at = 32 * row;
      signature.set(r.subarray(at, at + 32));
      signature.set(s.subarray(at, at + 32), 32);
      // A point as 04, x and y; a text where there is none.
      const key = curve.recoverPublicKeyUncompressed(
        signature,
        v[row] as 0 | 1 | 2 | 3,
        hash.subarray(at, at + 32),
      );
      if (typeof key !== 'string') signer.set(keccak256(key.subarray(1)).subarray(12), 20 * row);
      outcome[row] = typeof key === 'string' ? 2 : 1;
    }
  };
}
