import type { AbiRecord } from '../abi/read-event.ts';
import { assetOf } from '../asset-of.ts';
import { contractsOf } from '../contracts-of.ts';
import type { EventReading, EventRow, ProtocolTable, ReadContext } from '../protocol-table.ts';

/** `payer` owns the collateral, whoever brought it; a market is a pool. */
const supplied = (fields: AbiRecord, { log }: ReadContext): EventReading => ({
  payer: String(fields.onBehalfOf),
  paidIn: { asset: assetOf(fields.reserve), value: BigInt(fields.amount as bigint) },
  link: log.address,
});

/** `payer` owes the loan, `recipient` got it. */
const borrowed = (fields: AbiRecord, { log }: ReadContext): EventReading => ({
  payer: String(fields.onBehalfOf),
  recipient: String(fields.user),
  paidOut: { asset: assetOf(fields.reserve), value: BigInt(fields.amount as bigint) },
  link: log.address,
});

const V2: readonly EventRow[] = [
  {
    signature:
      'Deposit(address indexed reserve,address user,address indexed onBehalfOf,uint256 amount,uint16 indexed referral)',
    kind: 'loan-supply',
    read: supplied,
  },
  {
    signature:
      'Borrow(address indexed reserve,address user,address indexed onBehalfOf,uint256 amount,uint256 borrowRateMode,uint256 borrowRate,uint16 indexed referral)',
    kind: 'loan-borrow',
    read: borrowed,
  },
];

const V3: readonly EventRow[] = [
  {
    signature:
      'Supply(address indexed reserve,address user,address indexed onBehalfOf,uint256 amount,uint16 indexed referralCode)',
    kind: 'loan-supply',
    read: supplied,
  },
  {
    signature:
      'Borrow(address indexed reserve,address user,address indexed onBehalfOf,uint256 amount,uint8 interestRateMode,uint256 borrowRate,uint16 indexed referralCode)',
    kind: 'loan-borrow',
    read: borrowed,
  },
];

/**
 * Aave. The tokens lie with a contract for each asset, which gives shares for them: a trace goes on with the shares. Source:
 * aave/protocol-v2, ILendingPool; aave-dao/aave-v3-origin, IPool; pools of version 3 as investigators' and wallets' lists of 2024
 * and 2025 have them.
 */
export const aaveTables: readonly ProtocolTable[] = [
  {
    protocol: 'aave-v2',
    contracts: { ethereum: ['0x7d2768de32b0b80b7a3454c06bdac94a69ddc7a9'] },
    events: V2,
  },
  {
    protocol: 'aave-v3',
    contracts: {
      ...contractsOf(['arbitrum', 'optimism', 'polygon'], ['0x794a61358d6845594f94dc1db02a252b5b4814ad']),
      ethereum: ['0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2'],
      base: ['0xa238dd80c259a72e81d7e4664a9801593f98d1c5'],
    },
    events: V3,
  },
];
