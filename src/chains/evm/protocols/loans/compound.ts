import type { AbiRecord } from '../abi/read-event.ts';
import { assetOf } from '../asset-of.ts';
import type { EventReading, ProtocolTable, ReadContext } from '../protocol-table.ts';
import { poolTransfers } from '../swaps/pool-transfers.ts';

/** What the contract took in, or gave out, of just this amount: it does not name the asset. */
function moved({ log, transfers }: ReadContext, way: 'in' | 'out', value: bigint): EventReading {
  const assets = poolTransfers(transfers, log.address, { way, value });
  if (assets.length !== 1) return {};
  const amount = { asset: assets[0]!, value };
  return way === 'in' ? { paidIn: amount } : { paidOut: amount };
}

const amountOf = (fields: AbiRecord, name: string) => BigInt(fields[name] as bigint);

/**
 * Compound, version 2: a contract for each asset, all of one market; collateral is exchanged for shares. Version 3: a contract
 * for each asset that is lent, and collateral lies there. In version 3 a loan is a withdrawal beyond what one has put in of
 * the lent asset: every withdrawal of it is read as one, also of one's own money. Source: compound-finance/compound-protocol,
 * CTokenInterfaces; compound-finance/comet, CometMainInterface; addresses: lists of wallets and tracers of 2021 to 2025.
 */
export const compoundTables: readonly ProtocolTable[] = [
  {
    protocol: 'compound-v2',
    contracts: {
      ethereum: [
        '0x4ddc2d193948926d02f9b1fe9e1daa0718270ed5',
        '0x39aa39c021dfbae8fac545936693ac917d5e7563',
        '0x5d3a536e4d6dbd6114cc1ead35777bab948e3643',
        '0xf650c3d88d12db855b8bf7d11be6c55a4e07dcc9',
      ],
    },
    events: [
      {
        signature: 'Mint(address minter,uint256 mintAmount,uint256 mintTokens)',
        kind: 'loan-supply',
        knownOnly: true,
        read: (fields, context) => ({
          payer: String(fields.minter),
          link: 'compound-v2',
          ...moved(context, 'in', amountOf(fields, 'mintAmount')),
        }),
      },
      {
        signature:
          'Borrow(address borrower,uint256 borrowAmount,uint256 accountBorrows,uint256 totalBorrows)',
        kind: 'loan-borrow',
        knownOnly: true,
        read: (fields, context) => ({
          payer: String(fields.borrower),
          recipient: String(fields.borrower),
          link: 'compound-v2',
          ...moved(context, 'out', amountOf(fields, 'borrowAmount')),
        }),
      },
    ],
  },
  {
    protocol: 'compound-v3',
    contracts: {
      ethereum: ['0xc3d688b66703497daa19211eedff47f25384cdc3'],
      optimism: ['0x2e44e174f7d53f0212823acc11c01a11d58c5bcb', '0x995e394b8b2437ac8ce61ee0bc610d617962b214'],
      base: ['0xb125e6687d4313864e53df431d5425969c15eb2f'],
    },
    events: [
      {
        signature:
          'SupplyCollateral(address indexed from,address indexed dst,address indexed asset,uint256 amount)',
        kind: 'loan-supply',
        knownOnly: true,
        read: (fields, { log }) => ({
          payer: String(fields.dst),
          paidIn: { asset: assetOf(fields.asset), value: amountOf(fields, 'amount') },
          link: log.address,
        }),
      },
      {
        signature: 'Withdraw(address indexed src,address indexed to,uint256 amount)',
        kind: 'loan-borrow',
        knownOnly: true,
        read: (fields, context) => ({
          payer: String(fields.src),
          recipient: String(fields.to),
          link: context.log.address,
          ...moved(context, 'out', amountOf(fields, 'amount')),
        }),
      },
    ],
  },
];
