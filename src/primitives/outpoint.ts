import { JejakError } from './jejak-error.ts';

/** An output named by the transaction that made it (as displayed) and its position there. */
export interface Outpoint {
  readonly txid: string;
  readonly vout: number;
}

/** `<txid>:<vout>`. Errors: OUTPOINT_INVALID. */
export function parseOutpoint(text: string): Outpoint {
  const match = /^([0-9a-fA-F]{64}):(\d{1,10})$/.exec(text.trim());
  const vout = match ? Number(match[2]) : Number.NaN;
  if (!match || vout > 0xffffffff)
    throw new JejakError('OUTPOINT_INVALID', { meta: { input: text.slice(0, 100) } });
  return { txid: match[1]!.toLowerCase(), vout };
}

export function formatOutpoint(outpoint: Outpoint): string {
  return `${outpoint.txid}:${outpoint.vout}`;
}
