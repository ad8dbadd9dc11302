import type { AbiValue } from '../abi/read-event.ts';
import type { EventRow, ProtocolTable } from '../protocol-table.ts';
import { namedExchange } from './named-exchange.ts';

const EXCHANGE_PROXY = '0xdef1c0ded9bec7f1a1670819833240f027b25eff';
/** ERC20Token(address): the first four bytes of the asset data of a plain token. */
const ERC20_ASSET = '0xf47261b0';

/** Token of an order's asset data; undefined for other kinds of assets (NFTs, several assets, a bridge's). */
function tokenOf(data: AbiValue | undefined): string | undefined {
  const text = String(data);
  return text.startsWith(ERC20_ASSET) && text.length === 74 ? `0x${text.slice(34)}` : undefined;
}

/** Versions 2 and 3. The taker is the payer: what the taker brings is paid in, what the maker brings is paid out. */
const readFill: EventRow['read'] = (fields) => {
  const paid = tokenOf(fields.takerAssetData);
  const got = tokenOf(fields.makerAssetData);
  return {
    payer: String(fields.takerAddress),
    recipient: String(fields.takerAddress),
    ...(paid && { paidIn: { asset: { contract: paid }, value: fields.takerAssetFilledAmount as bigint } }),
    ...(got && { paidOut: { asset: { contract: got }, value: fields.makerAssetFilledAmount as bigint } }),
    link: String(fields.orderHash),
  };
};

const readOrder: EventRow['read'] = (fields) => ({
  ...namedExchange(fields, {
    payer: 'taker',
    recipient: 'taker',
    paidIn: ['takerToken', 'takerTokenFilledAmount'],
    paidOut: ['makerToken', 'makerTokenFilledAmount'],
  }),
  link: String(fields.orderHash),
});

/**
 * Source: 0x-monorepo, Exchange 2 (MixinExchangeCore) and 3 (IExchangeCore); 0xProject/protocol,
 * INativeOrdersEvents and ITransformERC20Feature, and its documentation of events and addresses.
 */
export const zeroXTable: ProtocolTable = {
  protocol: '0x',
  contracts: {
    ethereum: [
      EXCHANGE_PROXY,
      '0x61935cbdd02287b511119ddb11aeb42f1593b7ef',
      '0x080bf510fcbf18b91105470639e9561022937712',
    ],
    bnb: [EXCHANGE_PROXY],
    polygon: [EXCHANGE_PROXY],
    avalanche: [EXCHANGE_PROXY],
    arbitrum: [EXCHANGE_PROXY],
    base: [EXCHANGE_PROXY],
    optimism: ['0xdef1abe32c034e558cdd535791643c58a13acc10'],
  },
  events: [
    {
      signature:
        'Fill(address indexed makerAddress,address indexed feeRecipientAddress,address takerAddress,address senderAddress,uint256 makerAssetFilledAmount,uint256 takerAssetFilledAmount,uint256 makerFeePaid,uint256 takerFeePaid,bytes32 indexed orderHash,bytes makerAssetData,bytes takerAssetData)',
      kind: 'swap',
      read: readFill,
    },
    {
      signature:
        'Fill(address indexed makerAddress,address indexed feeRecipientAddress,bytes makerAssetData,bytes takerAssetData,bytes makerFeeAssetData,bytes takerFeeAssetData,bytes32 indexed orderHash,address takerAddress,address senderAddress,uint256 makerAssetFilledAmount,uint256 takerAssetFilledAmount,uint256 makerFeePaid,uint256 takerFeePaid,uint256 protocolFeePaid)',
      kind: 'swap',
      read: readFill,
    },
    {
      signature:
        'LimitOrderFilled(bytes32 orderHash,address maker,address taker,address feeRecipient,address makerToken,address takerToken,uint128 takerTokenFilledAmount,uint128 makerTokenFilledAmount,uint128 takerTokenFeeFilledAmount,uint256 protocolFeePaid,bytes32 pool)',
      kind: 'swap',
      read: readOrder,
    },
    {
      signature:
        'RfqOrderFilled(bytes32 orderHash,address maker,address taker,address makerToken,address takerToken,uint128 takerTokenFilledAmount,uint128 makerTokenFilledAmount,bytes32 pool)',
      kind: 'swap',
      read: readOrder,
    },
    {
      signature:
        'TransformedERC20(address indexed taker,address inputToken,address outputToken,uint256 inputTokenAmount,uint256 outputTokenAmount)',
      kind: 'swap',
      read: (fields) =>
        namedExchange(fields, {
          payer: 'taker',
          recipient: 'taker',
          paidIn: ['inputToken', 'inputTokenAmount'],
          paidOut: ['outputToken', 'outputTokenAmount'],
        }),
    },
  ],
};
