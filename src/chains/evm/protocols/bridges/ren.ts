import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { hexToBytes } from '../../../../primitives/hex.ts';
import type { EventRow, ProtocolTable, ReadContext } from '../protocol-table.ts';

interface Gateway {
  readonly token: string;
  /** The chain whose coin the token stands for. */
  readonly chain: string;
}

/** Source: renproject/gateway-sol, networks (mainnet). */
const GATEWAYS: Readonly<Record<string, Gateway>> = {
  '0xe4b679400f0f267212d5d812b95f58c83243ee71': {
    token: '0xeb4c2781e4eba804ce9a9803c67d0893436bb27d',
    chain: 'bitcoin',
  },
  '0xc3bbd5adb611dd74eca6123f05b18acc886e122d': {
    token: '0x1c5db575e2ff833e46a2e9864c22f4b22e0b37c2',
    chain: '?zcash',
  },
  '0xcc4ff5b8a4a7adb35f00ff0cbf53784e07c3c52f': {
    token: '0x459086f2376525bdceba5bdda135e4e9d3fef5bf',
    chain: '?bitcoin-cash',
  },
  '0xed7d080aa1d2a4d468c615a5d481125bb56bf1bf': {
    token: '0xd5147bc8e386d91cc5dbe72099dac6c9b99276f5',
    chain: '?filecoin',
  },
};

const gatewayOf = (context: ReadContext): Gateway | undefined =>
  context.chain.id === 'ethereum' ? GATEWAYS[context.log.address] : undefined;

/**
 * Burns name the far recipient as bytes: the text of an address, or what a base58 address decodes to, checksum
 * included, which proves the reading. Anything else stays hexadecimal.
 */
function farAddress(hex: string): string {
  const bytes = hexToBytes(hex.slice(2));
  if (bytes.length > 0 && bytes.every((byte) => byte > 0x20 && byte < 0x7f)) {
    return Buffer.from(bytes).toString('latin1');
  }
  if (bytes.length === 25) {
    const check = sha256(sha256(bytes.subarray(0, 21)));
    if (bytes.subarray(21).every((byte, i) => byte === check[i])) {
      return createBase58check(sha256).encode(bytes.subarray(0, 21));
    }
  }
  return hex;
}

const readMint: EventRow['read'] = (fields, context) => {
  const gateway = gatewayOf(context);
  return {
    recipient: String(fields._to),
    ...(gateway && {
      paidOut: { asset: { contract: gateway.token }, value: fields._amount as bigint },
      fromChain: gateway.chain,
    }),
  };
};

const readBurn: EventRow['read'] = (fields, context) => {
  const gateway = gatewayOf(context);
  const value = fields._amount as bigint;
  return {
    ...(gateway && { paidIn: { asset: { contract: gateway.token }, value }, toChain: gateway.chain }),
    farAddress: farAddress(String(fields._to)),
  };
};

/**
 * RenVM's gateways. No id is shared with the other chain: a burn is matched by its far address, a mint by amount and
 * time. Source: renproject/gateway-sol, MintGatewayLogicV1 and V2.
 */
export const renTable: ProtocolTable = {
  protocol: 'ren',
  contracts: { ethereum: Object.keys(GATEWAYS) },
  events: [
    {
      signature:
        'LogMint(address indexed _to,uint256 _amount,uint256 indexed _n,bytes32 indexed _signedMessageHash)',
      kind: 'bridge-in',
      knownOnly: true,
      read: readMint,
    },
    {
      signature: 'LogBurn(bytes _to,uint256 _amount,uint256 indexed _n,bytes indexed _indexedTo)',
      kind: 'bridge-out',
      knownOnly: true,
      read: readBurn,
    },
  ],
};
