import { JejakError } from './jejak-error.ts';

/** 64 hexadecimal characters as displayed, to 32 bytes in wire order. Errors: TXID_INVALID. */
export function parseTxid(txid: string): Uint8Array {
  if (!/^[0-9a-fA-F]{64}$/.test(txid))
    throw new JejakError('TXID_INVALID', { meta: { input: txid.slice(0, 100) } });
  return new Uint8Array(Buffer.from(txid, 'hex')).reverse();
}
