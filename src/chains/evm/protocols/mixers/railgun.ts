import type { AbiRecord } from '../abi/read-event.ts';
import type { EventAmount } from '../protocol-event.ts';
import type { ProtocolTable } from '../protocol-table.ts';

interface Commitment extends AbiRecord {
  readonly token: AbiRecord;
  readonly value: bigint;
}

/** Fungible tokens are type 0 (ERC-721 is 1, ERC-1155 is 2). */
function amountOf(token: AbiRecord, value: bigint): EventAmount {
  const contract = String(token.tokenAddress);
  return {
    asset: { contract, ...(token.tokenType !== 0n && { tokenId: token.tokenSubID as bigint }) },
    value,
  };
}

/**
 * Railgun, version 2: what goes into the shielded pool and what comes out of it. Amounts going in are without the fee.
 * Source: Railgun-Privacy/contract, RailgunLogic and Globals; addresses: Railgun's shared models.
 */
export const railgunTable: ProtocolTable = {
  protocol: 'railgun',
  contracts: {
    ethereum: ['0xfa7093cdd9ee6932b4eb2c9e1cde7ce00b1fa4b9'],
    arbitrum: ['0xfa7093cdd9ee6932b4eb2c9e1cde7ce00b1fa4b9'],
    bnb: ['0x590162bf4b50f6576a459b75309ee21d92178a10'],
    polygon: ['0x19b620929f97b7b990801496c3b361ca5def8c71'],
  },
  events: [
    ...['', ',uint256[] fees'].map((fees) => ({
      signature: `Shield(uint256 treeNumber,uint256 startPosition,(bytes32 npk,(uint8 tokenType,address tokenAddress,uint256 tokenSubID) token,uint120 value)[] commitments,(bytes32[3] encryptedBundle,bytes32 shieldKey)[] shieldCiphertext${fees})`,
      kind: 'mixer-deposit' as const,
      read: (fields: AbiRecord) => {
        const amounts = (fields.commitments as unknown as readonly Commitment[]).map(({ token, value }) =>
          amountOf(token, value),
        );
        return {
          ...(amounts[0] && { paidIn: amounts[0] }),
          ...(amounts.length > 1 && { also: amounts.slice(1) }),
        };
      },
    })),
    {
      signature:
        'Unshield(address to,(uint8 tokenType,address tokenAddress,uint256 tokenSubID) token,uint256 amount,uint256 fee)',
      kind: 'mixer-withdrawal',
      read: (fields) => ({
        recipient: String(fields.to),
        paidOut: amountOf(fields.token as AbiRecord, fields.amount as bigint),
      }),
    },
  ],
};
