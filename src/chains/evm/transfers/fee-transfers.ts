import type { EvmRules } from '../../../primitives/evm-chain.ts';
import type { EvmAddress, EvmHeader, EvmReceipt, EvmTransaction } from '../block/evm-block.ts';
import type { Transfer } from './transfer.ts';

/** A transfer without its place in the transaction. */
export type FeeTransfer = Pick<Transfer, 'kind' | 'from' | 'to' | 'asset' | 'value'>;

/** Where fees go that Ethereum destroys; undefined: destroyed. Sources: the OP stack's predeploys, bor's burn contract. */
const BASE_FEE_TO: Readonly<Record<EvmRules, EvmAddress | undefined>> = {
  ethereum: undefined,
  optimism: '0x4200000000000000000000000000000000000019',
  arbitrum: undefined,
  bor: '0x70bca57f4579f58670ab2d18ef16e02c17553c38',
  avalanche: undefined,
  harmony: undefined,
};
/** Vault of the parent chain's data fee on the OP stack. */
const DATA_FEE_TO = '0x420000000000000000000000000000000000001a';
const DEPOSIT = 0x7e;

/**
 * What a transaction's sender pays, also when it failed: base fee and blob fee destroyed (`burnt-fee`), the rest to
 * the block's producer (`fee`). Other rules' recipients of the base fee are fees, not burnt.
 */
export function feeTransfers(
  tx: EvmTransaction,
  receipt: EvmReceipt,
  { header, rules }: { readonly header: EvmHeader; readonly rules: EvmRules },
): FeeTransfer[] {
  // A deposit of the OP stack was paid for on the parent chain.
  if (tx.type === DEPOSIT) return [];
  const from = tx.from;
  const asset = {};
  const perGas = header.baseFeePerGas ?? 0n;
  const base = receipt.gasUsed * (perGas < receipt.effectiveGasPrice ? perGas : receipt.effectiveGasPrice);
  const tip = receipt.gasUsed * receipt.effectiveGasPrice - base;
  const baseTo = BASE_FEE_TO[rules];
  const legs: FeeTransfer[] = [
    baseTo === undefined
      ? { kind: 'burnt-fee', from, to: undefined, asset, value: base }
      : { kind: 'fee', from, to: baseTo, asset, value: base },
    rules === 'optimism'
      ? { kind: 'fee', from, to: DATA_FEE_TO, asset, value: receipt.extraFee }
      : { kind: 'burnt-fee', from, to: undefined, asset, value: receipt.extraFee },
    { kind: 'fee', from, to: header.miner, asset, value: tip },
  ];
  return legs.filter((leg) => leg.value > 0n);
}
