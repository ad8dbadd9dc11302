import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHeader, EvmReceipt, EvmTransaction } from '../block/evm-block.ts';
import { contractAddress } from '../codec/contract-address.ts';
import type { DecodedReceipt } from '../rpc/decode-receipt.ts';
import type { DecodedTransaction } from '../rpc/decode-transaction.ts';
import type { VerifyContext } from './verify-header.ts';

/** Gas of one blob (EIP-4844). */
const BLOB_GAS = 131_072n;
const LAST_SIGNED_TYPE = 4;
const NOBODY = `0x${'0'.repeat(40)}`;

/**
 * Receipts with what no root covers made sure of: each stands at its transaction's place in its block, logs count
 * through, and gas used, price paid and the address of a new contract are what follows from the transaction.
 * Errors: EVM_RECEIPT.
 */
export function settleReceipts(
  header: EvmHeader,
  pairs: readonly { readonly decoded: DecodedReceipt; readonly tx: DecodedTransaction }[],
  { place, strict }: VerifyContext,
): EvmReceipt[] {
  let cumulative = 0n;
  let logs = 0;
  return pairs.map(({ decoded, tx }, index) => {
    const { receipt } = decoded;
    const { transaction } = tx;
    const demand = (holds: boolean, reason: string) => {
      if (!holds) {
        throw new JejakError('EVM_RECEIPT', { meta: { number: header.number, index, reason, place } });
      }
    };
    demand(receipt.txIndex === transaction.index, `transactionIndex ${receipt.txIndex}`);
    demand(decoded.transactionHash === transaction.hash, `transactionHash ${decoded.transactionHash}`);
    demand(decoded.blockHash === header.hash, `blockHash ${decoded.blockHash}`);
    if (!strict) return receipt;
    const system = transaction.from === NOBODY;
    // The logs of state sync are counted in more ways than one.
    for (const log of system ? [] : receipt.logs) {
      demand(log.logIndex === logs, `log ${log.logIndex} where log ${logs} belongs`);
      logs++;
    }
    // What the chain makes itself (deposits, state sync) is paid for by other rules.
    if (transaction.type > LAST_SIGNED_TYPE || system) {
      cumulative = receipt.cumulativeGasUsed > cumulative ? receipt.cumulativeGasUsed : cumulative;
      return receipt;
    }
    const gasUsed = receipt.cumulativeGasUsed - cumulative;
    cumulative = receipt.cumulativeGasUsed;
    demand(receipt.gasUsed === gasUsed, `gasUsed ${receipt.gasUsed} instead of ${gasUsed}`);
    const price = decoded.effectiveGasPrice ?? transaction.gasPrice;
    demand(price === transaction.gasPrice, `effectiveGasPrice ${price} instead of ${transaction.gasPrice}`);
    const blobGas = BLOB_GAS * BigInt(tx.blobs);
    demand(
      (decoded.blobGasUsed ?? blobGas) === blobGas,
      `blobGasUsed ${decoded.blobGasUsed} instead of ${blobGas}`,
    );
    return { ...receipt, effectiveGasPrice: price, contractAddress: created(transaction, receipt, demand) };
  });
}

function created(
  tx: EvmTransaction,
  receipt: EvmReceipt,
  demand: (holds: boolean, reason: string) => void,
): EvmReceipt['contractAddress'] {
  const given = receipt.contractAddress;
  if (tx.to !== undefined) {
    demand(given === undefined, `contractAddress ${given} without a creation`);
    return undefined;
  }
  const address = contractAddress(tx.from, tx.nonce);
  demand(given === undefined || given === address, `contractAddress ${given} instead of ${address}`);
  return receipt.status === false ? undefined : address;
}
