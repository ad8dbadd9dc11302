import type { EvmWithdrawal } from '../block/evm-block.ts';
import { fieldsOf } from './fields-of.ts';

const GWEI = 1_000_000_000n;

/** Withdrawals from the JSON of a block, which counts gwei. Errors: EVM_FIELD. */
export function decodeWithdrawals(raw: readonly unknown[], place: string): EvmWithdrawal[] {
  return raw.map((entry, i) => {
    const fields = fieldsOf(entry, `${place} withdrawal ${i}`);
    return {
      index: fields.count('index'),
      validator: fields.count('validatorIndex'),
      address: fields.bytes('address', 20),
      value: fields.quantity('amount', 64) * GWEI,
    };
  });
}
