import type { AbiRecord } from '../abi/read-event.ts';
import { assetOf } from '../asset-of.ts';
import type { EventReading, EventRow, ProtocolTable, ReadContext } from '../protocol-table.ts';
import { addressOfWord } from './address-of-word.ts';
import { chainOfNumber } from './chain-of-number.ts';

/** A deposit's number counts within the chain it comes from. */
const link = (origin: unknown, deposit: unknown): string => `${origin}:${deposit}`;

const words = (fields: AbiRecord, names: readonly string[]): AbiRecord => ({
  ...fields,
  ...Object.fromEntries(names.map((name) => [name, addressOfWord(fields[name])])),
});

const readDeposit: EventRow['read'] = (fields, context: ReadContext): EventReading => {
  const plain = words(fields, ['inputToken', 'depositor', 'recipient']);
  return {
    payer: String(plain.depositor),
    paidIn: { asset: assetOf(plain.inputToken), value: plain.inputAmount as bigint },
    toChain: chainOfNumber(plain.destinationChainId),
    farAddress: String(plain.recipient),
    link: link(context.chain.chainId, plain.depositId),
  };
};

const readFill: EventRow['read'] = (fields) => {
  const info = fields.relayExecutionInfo as AbiRecord;
  const plain = words(fields, ['outputToken', 'depositor']);
  return {
    recipient: addressOfWord(info.updatedRecipient),
    paidOut: { asset: assetOf(plain.outputToken), value: info.updatedOutputAmount as bigint },
    fromChain: chainOfNumber(plain.originChainId),
    farAddress: String(plain.depositor),
    link: link(plain.originChainId, plain.depositId),
  };
};

const readOldDeposit: EventRow['read'] = (fields) => ({
  payer: String(fields.depositor),
  paidIn: { asset: assetOf(fields.originToken), value: fields.amount as bigint },
  toChain: chainOfNumber(fields.destinationChainId),
  farAddress: String(fields.recipient),
  link: link(fields.originChainId, fields.depositId),
});

/** The amount of a fill of version 2 is before fees, so that only the transfer says what the recipient got. */
const readOldFill: EventRow['read'] = (fields) => ({
  recipient: String(fields.recipient),
  fromChain: chainOfNumber(fields.originChainId),
  farAddress: String(fields.depositor),
  link: link(fields.originChainId, fields.depositId),
});

/**
 * Across: deposits and fills share the number of the deposit. Versions 2, 2.5, 3 and 3 with words for addresses.
 * Source: across-protocol/contracts, SpokePool and V3SpokePoolInterface; addresses: its deployments list.
 */
export const acrossTable: ProtocolTable = {
  protocol: 'across',
  contracts: {
    ethereum: ['0x5c7bcd6e7de5423a257d81b442095a1a6ced35c5', '0x4d9079bb4165aeb4084c526a32695dcfd2f77381'],
    polygon: ['0x9295ee1d8c5b022be115a2ad3c30c72e34e7f096', '0x69b5c72837769ef1e7c164abc6515dcff217f920'],
    arbitrum: ['0xe35e9842fceaca96570b734083f4a58e8f7c5f2a', '0xb88690461ddbab6f04dfad7df66b7725942feb9c'],
    optimism: ['0x6f26bf09b1c792e3228e5467807a900a503c0281', '0xa420b2d1c0841415a695b81e5b867bcd07dff8c9'],
    base: ['0x09aea4b2242abc8bb4bb78d537a67a245a7bec64'],
  },
  events: [
    {
      signature:
        'FundsDeposited(bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 indexed destinationChainId,uint256 indexed depositId,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityDeadline,bytes32 indexed depositor,bytes32 recipient,bytes32 exclusiveRelayer,bytes message)',
      kind: 'bridge-out',
      read: readDeposit,
    },
    {
      signature:
        'V3FundsDeposited(address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 indexed destinationChainId,uint32 indexed depositId,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityDeadline,address indexed depositor,address recipient,address exclusiveRelayer,bytes message)',
      kind: 'bridge-out',
      read: readDeposit,
    },
    {
      signature:
        'FilledRelay(bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 repaymentChainId,uint256 indexed originChainId,uint256 indexed depositId,uint32 fillDeadline,uint32 exclusivityDeadline,bytes32 exclusiveRelayer,bytes32 indexed relayer,bytes32 depositor,bytes32 recipient,bytes32 messageHash,(bytes32 updatedRecipient,bytes32 updatedMessageHash,uint256 updatedOutputAmount,uint8 fillType) relayExecutionInfo)',
      kind: 'bridge-in',
      read: readFill,
    },
    {
      signature:
        'FilledV3Relay(address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 repaymentChainId,uint256 indexed originChainId,uint32 indexed depositId,uint32 fillDeadline,uint32 exclusivityDeadline,address exclusiveRelayer,address indexed relayer,address depositor,address recipient,bytes message,(address updatedRecipient,bytes updatedMessage,uint256 updatedOutputAmount,uint8 fillType) relayExecutionInfo)',
      kind: 'bridge-in',
      read: readFill,
    },
    {
      signature:
        'FundsDeposited(uint256 amount,uint256 originChainId,uint256 indexed destinationChainId,int64 relayerFeePct,uint32 indexed depositId,uint32 quoteTimestamp,address originToken,address recipient,address indexed depositor,bytes message)',
      kind: 'bridge-out',
      read: readOldDeposit,
    },
    {
      signature:
        'FundsDeposited(uint256 amount,uint256 originChainId,uint256 destinationChainId,uint64 relayerFeePct,uint32 indexed depositId,uint32 quoteTimestamp,address indexed originToken,address recipient,address indexed depositor)',
      kind: 'bridge-out',
      read: readOldDeposit,
    },
    {
      signature:
        'FilledRelay(uint256 amount,uint256 totalFilledAmount,uint256 fillAmount,uint256 repaymentChainId,uint256 indexed originChainId,uint256 destinationChainId,int64 relayerFeePct,int64 realizedLpFeePct,uint32 indexed depositId,address destinationToken,address relayer,address indexed depositor,address recipient,bytes message,(address recipient,bytes message,int64 relayerFeePct,bool isSlowRelay,int256 payoutAdjustmentPct) updatableRelayData)',
      kind: 'bridge-in',
      read: readOldFill,
    },
    {
      signature:
        'FilledRelay(uint256 amount,uint256 totalFilledAmount,uint256 fillAmount,uint256 repaymentChainId,uint256 originChainId,uint256 destinationChainId,uint64 relayerFeePct,uint64 appliedRelayerFeePct,uint64 realizedLpFeePct,uint32 depositId,address destinationToken,address indexed relayer,address indexed depositor,address recipient,bool isSlowRelay)',
      kind: 'bridge-in',
      read: readOldFill,
    },
  ],
};
