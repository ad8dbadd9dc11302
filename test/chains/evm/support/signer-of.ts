import type { Signature } from '../../../../src/chains/evm/codec/encode-transaction.ts';
import { loadRecovery } from '../../../../src/chains/evm/senders/load-recovery.ts';
import { signatureColumns } from '../../../../src/chains/evm/senders/signature-columns.ts';
import { bytesToHex, hexToBytes } from '../../../../src/primitives/hex.ts';

/** Signer of one signature, as the columns of a block would give it; undefined where no key can have made it. */
export async function signerOf(hash: Uint8Array, { r, s, parity }: Signature): Promise<string | undefined> {
  const columns = signatureColumns(1);
  columns.hash.set(hash);
  columns.r.set(hexToBytes(r.toString(16).padStart(64, '0')));
  columns.s.set(hexToBytes(s.toString(16).padStart(64, '0')));
  columns.v[0] = parity;
  (await loadRecovery())(columns);
  return columns.outcome[0] === 1 ? `0x${bytesToHex(columns.signer)}` : undefined;
}
