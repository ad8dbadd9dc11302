import type { AbiRecord } from '../abi/read-event.ts';
import { assetOf } from '../asset-of.ts';
import type { EventReading } from '../protocol-table.ts';

/** Names of the fields that say what was paid in and paid out. */
export interface ExchangeFields {
  readonly paidIn: readonly [asset: string, value: string];
  readonly paidOut: readonly [asset: string, value: string];
  readonly payer?: string;
  readonly recipient?: string;
}

/** An exchange whose event names assets, values and people itself. */
export function namedExchange(fields: AbiRecord, names: ExchangeFields): EventReading {
  const amount = ([asset, value]: readonly [string, string]) => ({
    asset: assetOf(fields[asset]),
    value: fields[value] as bigint,
  });
  return {
    ...(names.payer !== undefined && { payer: String(fields[names.payer]) }),
    ...(names.recipient !== undefined && { recipient: String(fields[names.recipient]) }),
    paidIn: amount(names.paidIn),
    paidOut: amount(names.paidOut),
  };
}
