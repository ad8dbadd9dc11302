import { describe, expect, it } from 'vitest';
import { decodeProtocolEvents } from '../../../../src/chains/evm/protocols/decode-protocol-events.ts';
import { PROTOCOL_TABLES } from '../../../../src/chains/evm/protocols/protocol-tables.ts';
import type { Transfer } from '../../../../src/chains/evm/transfers/transfer.ts';
import { EVM_CHAINS } from '../../../../src/primitives/evm-chain.ts';
import { encodeEvent } from './encode-event.ts';

// Logs are encoded by viem from the declarations of the contracts' own interfaces.

const address = (digit: string): string => `0x${digit.repeat(40)}`;
const [owner, helper, usdc] = ['a', 'b', '1'].map(address) as [string, string, string];
const AAVE_3 = '0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2';
const CETH = '0x4ddc2d193948926d02f9b1fe9e1daa0718270ed5';
const COMET = '0xc3d688b66703497daa19211eedff47f25384cdc3';

const move = (from: string, to: string, [contract, value]: [string | undefined, bigint]): Transfer => ({
  kind: contract === undefined ? 'internal' : 'erc20',
  txIndex: 0,
  order: 0,
  from,
  to,
  asset: contract === undefined ? {} : { contract },
  value,
});

function decode(
  site: string,
  [start, values]: readonly [string, Readonly<Record<string, unknown>>],
  transfers: Transfer[] = [],
) {
  const { signature } = PROTOCOL_TABLES.filter(({ contracts }) =>
    Object.values(contracts ?? {}).some((list) => list.includes(site)),
  )
    .flatMap(({ events }) => events)
    .find((row) => row.signature.startsWith(start))!;
  const log = encodeEvent(signature, values, { address: site });
  return decodeProtocolEvents([log], { chain: EVM_CHAINS.ethereum, transfers }).events[0];
}

describe('Aave', () => {
  it('3: the collateral is its owner’s, whoever brought it', () => {
    const fields = { reserve: usdc, user: helper, onBehalfOf: owner, amount: 80n, referralCode: 0 };
    expect(decode(AAVE_3, ['Supply(', fields])).toMatchObject({
      kind: 'loan-supply',
      protocol: 'aave-v3',
      genuine: true,
      payer: owner,
      paidIn: { asset: { contract: usdc }, value: 80n },
      link: AAVE_3,
    });
  });
  it('3: who owes a loan, and who got it', () => {
    const fields = {
      reserve: usdc,
      user: helper,
      onBehalfOf: owner,
      amount: 50n,
      interestRateMode: 2,
      borrowRate: 1n,
      referralCode: 0,
    };
    expect(decode(AAVE_3, ['Borrow(', fields])).toMatchObject({
      kind: 'loan-borrow',
      payer: owner,
      recipient: helper,
      paidOut: { asset: { contract: usdc }, value: 50n },
    });
  });
});

describe('Compound', () => {
  it('2: the asset is what the contract took in', () => {
    const fields = { minter: owner, mintAmount: 80n, mintTokens: 4_000n };
    expect(decode(CETH, ['Mint(', fields], [move(owner, CETH, [undefined, 80n])])).toMatchObject({
      kind: 'loan-supply',
      protocol: 'compound-v2',
      payer: owner,
      paidIn: { asset: {}, value: 80n },
      link: 'compound-v2',
    });
    // Nothing of that amount came in: the event does not say what it was.
    expect(decode(CETH, ['Mint(', fields])!.paidIn).toBeUndefined();
  });
  it('3: collateral and loan', () => {
    const put = { from: helper, dst: owner, asset: usdc, amount: 80n };
    expect(decode(COMET, ['SupplyCollateral(', put])).toMatchObject({
      kind: 'loan-supply',
      payer: owner,
      paidIn: { asset: { contract: usdc }, value: 80n },
      link: COMET,
    });
    const taken = { src: owner, to: helper, amount: 50n };
    expect(decode(COMET, ['Withdraw(', taken], [move(COMET, helper, [usdc, 50n])])).toMatchObject({
      kind: 'loan-borrow',
      payer: owner,
      recipient: helper,
      paidOut: { asset: { contract: usdc }, value: 50n },
    });
  });
  it('the same declarations of other contracts are nobody’s loan', () => {
    const { signature } = PROTOCOL_TABLES.find(({ protocol }) => protocol === 'compound-v3')!.events[1]!;
    const log = encodeEvent(signature, { src: owner, to: helper, amount: 50n }, { address: address('c') });
    expect(decodeProtocolEvents([log], { chain: EVM_CHAINS.ethereum, transfers: [] }).events).toEqual([]);
  });
});
