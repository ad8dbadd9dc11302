import type { AbiValue } from '../abi/read-event.ts';
import { assetOf } from '../asset-of.ts';
import type { EventReading, EventRow, ProtocolTable } from '../protocol-table.ts';
import { onlyTransfer } from './only-transfer.ts';
import { parseThorchainMemo } from './parse-thorchain-memo.ts';

const lower = (address: string): string => (/^0x/i.test(address) ? address.toLowerCase() : address);

/** Whoever paid the router: a refund goes there when the memo names nobody. */
const readDeposit: EventRow['read'] = (fields, { log, transfers }) => {
  const memo = String(fields.memo);
  const order = parseThorchainMemo(memo);
  const paidIn = { asset: assetOf(fields.asset), value: fields.amount as bigint };
  const { contract } = paidIn.asset;
  const payment = onlyTransfer(
    transfers.filter(({ asset }) => asset.contract === contract),
    { to: log.address, value: paidIn.value },
  );
  if (order?.action === 'add') return { kind: 'liquidity-add', paidIn, memo };
  if (order?.action !== 'swap') return undefined;
  return {
    ...(payment?.from !== undefined && { payer: payment.from }),
    paidIn,
    toChain: order.toChain,
    ...(order.address !== undefined && { farAddress: lower(order.address) }),
    memo,
  };
};

/** The memo of a payout names the inbound transaction, which may be on any chain. */
function payout(memo: AbiValue | undefined): EventReading | undefined {
  const order = parseThorchainMemo(String(memo));
  if (order?.action !== 'out' && order?.action !== 'refund') return undefined;
  return { link: order.hash, memo: String(memo) };
}

const readOut: EventRow['read'] = (fields) => {
  const order = payout(fields.memo);
  if (order === undefined) return undefined;
  return {
    ...order,
    recipient: String(fields.to),
    paidOut: { asset: assetOf(fields.asset), value: fields.amount as bigint },
  };
};

/** The vault pays the native coin to an aggregator, which buys the final asset for the recipient. */
const readOutAndCall: EventRow['read'] = (fields) => {
  const order = payout(fields.memo);
  if (order === undefined) return undefined;
  return {
    ...order,
    recipient: String(fields.to),
    paidOut: { asset: {}, value: fields.amount as bigint },
  };
};

/**
 * THORChain's routers on EVM chains. A refund is a payout like another: it goes back where the link came from. Moves
 * between vaults say nothing. Source: THORChain's router contracts V1 to V6 (events); addresses: etherscan labels of
 * 2023 for V2, THORNode's list of inbound addresses as wallets and explorers copy it for the others.
 */
export const thorchainTable: ProtocolTable = {
  protocol: 'thorchain',
  contracts: {
    ethereum: [
      '0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146',
      '0x3624525075b88b24ecc29ce226b0cec1ffcb6976',
      '0xc145990e84155416144c532e31f89b840ca8c2ce',
      '0x42a5ed456650a09dc10ebc6361a7480fdd61f27b',
    ],
    avalanche: ['0x8f66c4ae756bebc49ec8b81966dd8bba9f127549', '0x00dc6100103bc402d490aee3f9a5560cbd91f1d4'],
    bnb: ['0xb30ec53f98ff5947ede720d32ac2da7e52a5f56b'],
    base: ['0x1b3e6daa08e7a2e29e2ff23b6c40abe79a15a17a', '0x00dc6100103bc402d490aee3f9a5560cbd91f1d4'],
  },
  events: [
    {
      signature: 'Deposit(address indexed to,address indexed asset,uint256 amount,string memo)',
      kind: 'bridge-out',
      read: readDeposit,
    },
    {
      signature:
        'TransferOut(address indexed vault,address indexed to,address asset,uint256 amount,string memo)',
      kind: 'bridge-in',
      read: readOut,
    },
    {
      signature:
        'TransferOutAndCall(address indexed vault,address target,uint256 amount,address finalAsset,address to,uint256 amountOutMin,string memo)',
      kind: 'bridge-in',
      read: readOutAndCall,
    },
    {
      signature:
        'TransferOutAndCallV5(address indexed vault,address target,uint256 amount,address finalAsset,address indexed to,uint256 amountOutMin,string memo,bytes payload,string originAddress)',
      kind: 'bridge-in',
      read: readOutAndCall,
    },
  ],
};
