import type { AbiRecord } from '../abi/read-event.ts';
import type { ContractList, EventReading, EventRow, ProtocolTable, ReadContext } from '../protocol-table.ts';
import { poolTransfers } from '../swaps/pool-transfers.ts';
import { chainOfEndpoint } from './chain-of-endpoint.ts';
import { onlyTransfer } from './only-transfer.ts';

/** Version 2. Source: Stargate's deployments, DefiLlama/bridges-server. */
const POOLS_V2: ContractList = {
  ethereum: [
    '0x77b2043768d28e9c9ab44e1abfc95944bce57931',
    '0xc026395860db2d07ee33e05fe50ed7bd583189c7',
    '0x933597a323eb81cae705c5bc29985172fd5a3973',
    '0xcdafb1b2db43f366e48e6f614b8dccbfeefeecd3',
    '0x268ca24daeff1fac2ed883c598200ccbb79e931d',
  ],
  base: ['0xdc181bd607330aeebef6ea62e03e5e1fb4b6f7c7', '0x27a16dc786820b16e5c9028b75b99f6f604b5d26'],
  arbitrum: [
    '0xa45b5130f36cdca45667738e2a258ab09f4a5f7f',
    '0xe8cdf27acd73a434d661c84887215f7598e7d0d3',
    '0xce8cca271ebc0533920c83d39f417ed6a0abb7d0',
  ],
  optimism: ['0xe8cdf27acd73a434d661c84887215f7598e7d0d3', '0xce8cca271ebc0533920c83d39f417ed6a0abb7d0'],
  bnb: ['0x138eb30f73bc423c6455c53df6d89cb01d9ebc63'],
};

/** Version 1. Source: DefiLlama/bridges-server, adapter stargate. */
const POOLS_V1: ContractList = {
  ethereum: [
    '0x101816545f6bd2b1076434b54383a1e633390a2e',
    '0xdf0770df86a8034b3efef0a1bb3c889b8332ff56',
    '0x38ea452219524bb87e18de1c24d3bb59510bd783',
    '0x692953e758c3669290cb1677180c64183cee374e',
    '0x0faf1d2d3ced330824de3b8200fc8dc6e397850d',
    '0xfa0f307783ac21c39e939acff795e27b650f6e68',
  ],
  polygon: ['0x1205f31718499dbf1fca446663b532ef87481fe1', '0x29e38769f23701a2e4a8ef0492e19da4604be62c'],
  avalanche: ['0x1205f31718499dbf1fca446663b532ef87481fe1', '0x29e38769f23701a2e4a8ef0492e19da4604be62c'],
  bnb: [
    '0x98a5737749490856b401db5dc27f522fc314a4e1',
    '0x9aa83081aa06af7208dcc7a4cb72c94d057d2cda',
    '0x4e145a589e4c03cbe3d28520e4bf3089834289df',
  ],
  arbitrum: [
    '0x915a55e36a01285a14f05de6e81ed9ce89772f8e',
    '0x892785f33cdee22a30aef750f285e18c18040c3e',
    '0xb6cfcf89a7b22988bfc96632ac2a9d6dab60d641',
  ],
  optimism: ['0xd22363e3762ca7339569f3d33eade20127d5f98c', '0xdecc0c09c3b5f6e92ef4184125d5648a66e35298'],
};

/** Any token of LayerZero's OFT standard emits the events of version 2: it has Stargate's name only at Stargate's pools. */
const name = (context: ReadContext): EventReading =>
  POOLS_V2[context.chain.id]?.includes(context.log.address) ? {} : { protocol: 'layerzero-oft' };

/** The coin that the pool took in or gave out, or, where the token itself is the bridge, what was burnt or made. */
function amount(context: ReadContext, way: 'in' | 'out', value: bigint) {
  const site = context.log.address;
  const assets = poolTransfers(context.transfers, site, { way, value });
  if (assets.length === 1) return { asset: assets[0]!, value };
  const own = onlyTransfer(context.transfers, { contract: site, value });
  return own === undefined ? undefined : { asset: own.asset, value };
}

const readSent: EventRow['read'] = (fields: AbiRecord, context) => {
  const paidIn = amount(context, 'in', fields.amountSentLD as bigint);
  return {
    ...name(context),
    payer: String(fields.fromAddress),
    ...(paidIn && { paidIn }),
    toChain: chainOfEndpoint(fields.dstEid),
    link: String(fields.guid),
  };
};

const readReceived: EventRow['read'] = (fields, context) => {
  const paidOut = amount(context, 'out', fields.amountReceivedLD as bigint);
  return {
    ...name(context),
    recipient: String(fields.toAddress),
    ...(paidOut && { paidOut }),
    fromChain: chainOfEndpoint(fields.srcEid),
    link: String(fields.guid),
  };
};

/**
 * Stargate. Version 2 shares LayerZero's guid between the legs. Version 1 shares nothing in its own events, and counts
 * in shared decimals: its amounts are those of the only transfer into or out of the pool. Source:
 * stargate-protocol/stargate, Pool; stargate-protocol/stargate-v2 and LayerZero's IOFT.
 */
export const stargateTable: ProtocolTable = {
  protocol: 'stargate',
  events: [
    {
      signature:
        'OFTSent(bytes32 indexed guid,uint32 dstEid,address indexed fromAddress,uint256 amountSentLD,uint256 amountReceivedLD)',
      kind: 'bridge-out',
      contracts: POOLS_V2,
      read: readSent,
    },
    {
      signature:
        'OFTReceived(bytes32 indexed guid,uint32 srcEid,address indexed toAddress,uint256 amountReceivedLD)',
      kind: 'bridge-in',
      contracts: POOLS_V2,
      read: readReceived,
    },
    {
      signature:
        'Swap(uint16 chainId,uint256 dstPoolId,address from,uint256 amountSD,uint256 eqReward,uint256 eqFee,uint256 protocolFee,uint256 lpFee)',
      kind: 'bridge-out',
      contracts: POOLS_V1,
      read: (fields, { log, transfers }) => {
        const taken = onlyTransfer(transfers, { to: log.address });
        return {
          payer: String(fields.from),
          ...(taken && { paidIn: { asset: taken.asset, value: taken.value } }),
          toChain: chainOfEndpoint(fields.chainId),
        };
      },
    },
    {
      signature: 'SwapRemote(address to,uint256 amountSD,uint256 protocolFee,uint256 dstFee)',
      kind: 'bridge-in',
      contracts: POOLS_V1,
      read: (fields, { log, transfers }) => {
        const given = onlyTransfer(transfers, { from: log.address });
        return {
          recipient: String(fields.to),
          ...(given && { paidOut: { asset: given.asset, value: given.value } }),
        };
      },
    },
  ],
};
